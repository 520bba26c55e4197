//! Lesson 06 on real threads.

use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use real::{Held, Meeting, ensure, ensure_eq};

use super::contract::{BoundedQueue, fan_out, relay};

const SHORT: Duration = Duration::from_millis(20);

pub fn step1_every_item_arrives_in_order() -> Held {
    let items: Vec<String> = (0..200).map(|number| number.to_string()).collect();
    for capacity in [0, 1, 7] {
        let seen = relay(items.clone(), capacity, Duration::ZERO, Duration::ZERO);
        ensure_eq("What the consumer saw", seen, items.clone())?;
    }
    Ok(())
}

pub fn step2_each_job_is_done_once_and_all_workers_end() -> Held {
    let done = AtomicUsize::new(0);
    let mut results = fan_out((0..2000).collect(), 4, &|job: usize| {
        done.fetch_add(1, Ordering::SeqCst);
        job
    });
    results.sort_unstable();
    ensure_eq("The number of jobs done", done.into_inner(), 2000)?;
    ensure(results == (0..2000).collect::<Vec<_>>(), "Not each job has one result.")
}

pub fn step2_all_workers_work_at_once() -> Held {
    let meeting = Meeting::of(4);
    fan_out((0..12).collect(), 4, &|job: usize| {
        meeting.meet();
        job
    });
    ensure(meeting.came_about(), "4 workers never worked at the same time.")
}

pub fn step3_items_come_out_first_in_first_out() -> Held {
    let queue = BoundedQueue::new(3);
    let put: Vec<bool> = (0..3_usize).map(|item| queue.put(item).is_ok()).collect();
    let length = queue.len();
    let got = [queue.get(), queue.get(), queue.get()];
    ensure_eq(
        "What was put, the length, and what came out",
        (put, length, got),
        (vec![true; 3], 3, [Some(0), Some(1), Some(2)]),
    )
}

pub fn step3_each_item_is_got_once() -> Held {
    let (queue, got) = (BoundedQueue::new(4), Mutex::new(Vec::new()));
    let most = AtomicUsize::new(0);
    let consume = || {
        while let Some(item) = queue.get() {
            most.fetch_max(queue.len(), Ordering::SeqCst);
            got.lock().unwrap().push(item);
        }
    };
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(consume);
        }
        let produce = |of: usize| put_all(&queue, 500 * of..500 * (of + 1));
        thread::scope(|scope| {
            for of in 0..3 {
                scope.spawn(move || produce(of));
            }
        });
        queue.close();
    });
    let mut got = got.into_inner().unwrap();
    got.sort_unstable();
    ensure(
        got == (0..1500).collect::<Vec<_>>(),
        format!("1500 items were put, and {} came out.", got.len()),
    )?;
    let most = most.into_inner();
    ensure(most <= 4, format!("There were {most} items in a queue with room for 4."))
}

pub fn step3_close_ends_every_get_that_waits() -> Held {
    let queue = BoundedQueue::<usize>::new(1);
    let got = thread::scope(|scope| {
        let waiting = [scope.spawn(|| queue.get()), scope.spawn(|| queue.get())];
        thread::sleep(SHORT);
        queue.close();
        waiting.map(|waiting| waiting.join().ok())
    });
    ensure_eq("What two gets returned", got, [Some(None); 2])
}

pub fn step3_nothing_is_put_after_close() -> Held {
    let queue = BoundedQueue::new(2);
    let before = queue.put(1_usize);
    queue.close();
    let seen = (before, queue.put(2), queue.get(), queue.get());
    ensure_eq("Two puts around `close`, and two gets", seen, (Ok(()), Err(2), Some(1), None))
}

pub fn step4_every_item_is_dealt_with_when_join_returns() -> Held {
    let (queue, done) = (BoundedQueue::new(5), AtomicUsize::new(0));
    let work = || {
        while queue.get().is_some() {
            thread::sleep(Duration::from_micros(100));
            done.fetch_add(1, Ordering::SeqCst);
            queue.task_done();
        }
    };
    let seen = thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
        put_all(&queue, 0..100);
        queue.join();
        let seen = done.load(Ordering::SeqCst);
        queue.close();
        seen
    });
    ensure_eq("The number of items done when `join` returned", seen, 100)
}

fn put_all(queue: &BoundedQueue<usize>, items: Range<usize>) {
    for item in items {
        let _ = queue.put(item);
    }
}
