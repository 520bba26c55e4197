//! 07 · Thread pool: what to predict.

use engine::predict::{Hidden, Question, Round};
use engine::program;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

use super::answer::ThreadPool;

fn nap(seconds: u64) {
    thread::sleep(Duration::from_secs(seconds));
}

fn shared_out(workers: usize, jobs: &[u64]) -> Vec<usize> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((job, seconds)) = take(&next, jobs) {
                    nap(seconds);
                    done.lock().unwrap().push(job);
                }
            });
        }
    });
    done.into_inner().unwrap()
}

fn take(next: &AtomicUsize, jobs: &[u64]) -> Option<(usize, u64)> {
    let taken = next.fetch_add(1, Ordering::SeqCst);
    Some((taken + 1, *jobs.get(taken)?))
}

pub fn q1_in_which_order_the_jobs_are_done(round: Round) -> Question {
    let jobs: [&[u64]; 3] = [&[5, 1, 2, 1], &[2, 6, 3, 2], &[4, 1, 1, 1]];
    Question::order(
        "Jobs 1 to 4 take so many seconds. Two workers share them: whoever is free takes the next one.",
        program!(shared_out(2, round.pick(&jobs))),
    )
    .also(&["take"])
    .because("Jobs begin in order, and end when they end: a long one is overtaken by those behind it.")
}

pub fn q2_how_long_the_jobs_take(round: Round) -> Question {
    let jobs: [&[u64]; 3] = [&[5, 4, 3, 2, 1], &[1, 2, 3, 4, 5], &[2, 2, 2, 2, 6]];
    Question::lasts(
        "Three workers share these jobs. How long does it take until all are done?",
        program!(shared_out(3, round.pick(&jobs))),
    )
    .also(&["take"])
    .because(
        "No worker is idle while a job waits. So all that costs time is the sum, shared out, and a long job that comes \
         late.",
    )
}

fn waits_for_the_next_job() {
    let (done, result) = mpsc::channel();
    let worker = thread::spawn(move || {
        let first_job = || result.recv().unwrap();
        let second_job = || done.send("done").unwrap();
        first_job();
        second_job();
    });
    worker.join().unwrap();
}

pub fn q3_a_job_that_waits_for_a_job_behind_it(_: Round) -> Question {
    Question::standstill(
        "A pool has one worker. Its first job waits for the result of the second one. Nothing goes on from the \
         beginning.",
        program!(waits_for_the_next_job()),
    )
    .because(
        "The worker can't begin the second job before the first is done, and the first waits for the second. With one \
         more worker it goes well, until two jobs do it at once.",
    )
}

fn jobs_of_one_worker() -> usize {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        let count = || (0..).take_while(|_| take(&next, &[0, 0, 0]).is_some()).count();
        let one = scope.spawn(count);
        let _other = scope.spawn(count);
        one.join().unwrap()
    })
}

pub fn q4_how_many_jobs_one_worker_gets(_: Round) -> Question {
    Question::outcomes(
        "Two workers share three jobs that take no time. How many of them can the first worker get?",
        program!(jobs_of_one_worker()),
        &["0", "1", "2", "3"],
    )
    .also(&["take"])
    .because("A pool promises that each job is done once, and not by whom. One worker may be quick enough for all.")
}

fn received_under_a_lock(workers: usize, jobs: usize) {
    let (queue, waiting) = mpsc::channel();
    (0..jobs).for_each(|_| queue.send(1).unwrap());
    drop(queue);
    let waiting = Mutex::new(waiting);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Ok(seconds) = waiting.lock().unwrap().recv() {
                    nap(seconds);
                }
            });
        }
    });
}

pub fn q5_a_lock_that_is_held_longer_than_it_looks(round: Round) -> Question {
    let (workers, jobs) = round.pick(&[(2, 4), (3, 6), (4, 4)]);
    Question::lasts(
        format!("{workers} workers share {jobs} jobs of 1 s. How long does it take until all are done?"),
        program!(received_under_a_lock(workers, jobs)),
    )
    .because(
        "The guard in the head of a `while let` lives to the end of the body, so the lock is held during the nap, and \
         the workers work one at a time. A `let` inside the loop gives it back.",
    )
}

fn three_jobs() {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((_, seconds)) = take(&next, &[3, 1, 1]) {
                    nap(seconds)
                }
            });
        }
    });
}

pub fn q6_when_each_job_begins_and_ends(_: Round) -> Question {
    Question::times(
        "Two workers share jobs of 3, 1 and 1 s. Fill in when each of these rows happens.",
        program!(three_jobs()),
        Hidden::TimesFrom(4),
    )
    .also(&["take"])
    .because(
        "Whoever is free takes the next job at once. Here one worker does two jobs while the other does one.",
    )
}

fn yours(workers: usize) {
    let pool = ThreadPool::new(workers);
    for seconds in [5, 4, 3, 2, 1] {
        pool.submit(move || nap(seconds));
    }
    drop(pool);
}

pub fn q7_step1_step5_your_pool(round: Round) -> Question {
    let workers = round.pick(&[3, 2, 5]);
    Question::lasts(
        format!("Your pool has {workers} workers, gets five jobs, and is dropped. How long does that take?"),
        program!(yours(workers)),
    )
    .because(
        "Dropping the pool waits for every job. If yours is quicker than the jobs, some were never done.",
    )
}
