//! Lesson 07 on real threads.

use std::mem::ManuallyDrop;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use real::{Held, Meeting, ensure, ensure_eq};

use super::contract::{JobPanicked, Pending, ThreadPool, as_completed};

type Job = Box<dyn FnOnce() -> usize + Send>;

pub fn step1_wait_returns_what_the_job_returned() -> Held {
    let pool = pool(3);
    let pending: Vec<_> = (0..50_usize).map(|number| pool.submit(move || number * number)).collect();
    let results: Vec<_> = pending.into_iter().map(|pending| pending.wait().ok()).collect();
    ensure_eq("What `wait` returned", results, (0..50).map(|number| Some(number * number)).collect())
}

pub fn step1_as_many_jobs_run_at_once_as_there_are_workers() -> Held {
    let (pool, meeting) = (pool(4), Arc::new(Meeting::of(4)));
    meet(&pool, &meeting, 12);
    ensure(meeting.came_about(), "4 workers never worked at the same time.")
}

pub fn step1_no_more_jobs_run_at_once_than_there_are_workers() -> Held {
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let pool = pool(2);
    let job = |_| {
        let (now, most) = (Arc::clone(&now), Arc::clone(&most));
        submit(&pool, move || {
            most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            thread::sleep(Duration::from_millis(1));
            now.fetch_sub(1, Ordering::SeqCst)
        })
    };
    wait_for_all((0..20).map(job).collect());
    let most = most.load(Ordering::SeqCst);
    ensure(most <= 2, format!("{most} jobs ran at once on 2 workers."))
}

pub fn step2_the_message_of_the_panic_arrives() -> Held {
    let pool = pool(2);
    let result = pool.submit(|| -> usize { panic!("on purpose") }).wait();
    let message = result.map_err(|JobPanicked(message)| message);
    ensure_eq("What `wait` returned for a job that panics", message, Err("on purpose".to_owned()))
}

pub fn step2_the_pool_keeps_all_its_workers() -> Held {
    let (pool, meeting) = (pool(2), Arc::new(Meeting::of(2)));
    (0..4).for_each(|_| drop(submit(&pool, || panic!("on purpose")).wait()));
    meet(&pool, &meeting, 2);
    ensure(meeting.came_about(), "After 4 jobs that panicked, 2 workers never worked at the same time.")
}

pub fn step3_results_are_in_the_order_of_the_items() -> Held {
    let results = pool(3).map((0..200).collect(), |item: usize| item + 1);
    ensure_eq("What `map` returned", results, (1..201).collect())
}

/// Each job waits until it is let go, and is let go when the one before it has come out.
pub fn step4_results_come_out_in_the_order_of_completion() -> Held {
    let pool = pool(3);
    let (mut lets_go, mut pending) = (Vec::new(), Vec::new());
    for number in 0..3 {
        let (sender, go) = mpsc::channel::<()>();
        lets_go.push(sender);
        pending.push(submit(&pool, move || {
            let _ = go.recv();
            number
        }));
    }
    let mut completed = as_completed(pending);
    let mut seen = Vec::new();
    for number in [2, 0, 1] {
        let _ = lets_go[number].send(());
        seen.push(completed.next().and_then(Result::ok));
    }
    ensure_eq("The results of jobs that ended in the order 2, 0, 1", seen, vec![Some(2), Some(0), Some(1)])
}

pub fn step4_every_result_comes_out_once() -> Held {
    let pool = pool(3);
    let pending = (0..100).map(|number| pool.submit(move || number)).collect();
    let mut results: Vec<_> = as_completed(pending).filter_map(Result::ok).collect();
    results.sort_unstable();
    ensure_eq("What came out", results, (0..100).collect())
}

pub fn step5_every_job_is_done_when_the_pool_has_been_dropped() -> Held {
    let done = Arc::new(AtomicUsize::new(0));
    let pool = ThreadPool::new(2);
    for _ in 0..20 {
        let done = Arc::clone(&done);
        drop(pool.submit(move || {
            thread::sleep(Duration::from_millis(1));
            done.fetch_add(1, Ordering::SeqCst)
        }));
    }
    drop(pool);
    ensure_eq("The number of jobs done when the pool had been dropped", done.load(Ordering::SeqCst), 20)
}

/// A pool that is not dropped: what that does is step 5's.
fn pool(workers: usize) -> ManuallyDrop<ThreadPool> {
    ManuallyDrop::new(ThreadPool::new(workers))
}

/// With one type of job, the pool is compiled once for most of what it is asked.
fn submit(pool: &ThreadPool, job: impl FnOnce() -> usize + Send + 'static) -> Pending<usize> {
    let job: Job = Box::new(job);
    pool.submit(job)
}

fn meet(pool: &ThreadPool, meeting: &Arc<Meeting>, jobs: usize) {
    let job = |number| {
        let meeting = Arc::clone(meeting);
        submit(pool, move || {
            meeting.meet();
            number
        })
    };
    wait_for_all((0..jobs).map(job).collect());
}

fn wait_for_all(pending: Vec<Pending<usize>>) {
    pending.into_iter().for_each(|pending| drop(pending.wait()));
}
