//! 02 · Wait for threads, and for what they return
//!
//! `join` waits until a thread has ended, and gives what its closure returned. When is as free as who: threads
//! end in any order, and you may ask in yours. A thread that panicked returns no value, so `join` gives an
//! `Err` with what it panicked with, and nobody else is disturbed. A scope joins whatever was started in it.
//!
//! Run:    cargo run --bin 02_join          (add `-- --help` for the options)
//! Check:  cargo test 02_join
//! Hints:  hints/02_join.md
//!
//! New here: results of threads, panics as data, scoped threads that borrow. From before: starting threads.

use std::thread;

use workbook::experiments;
use workbook::lesson;

/// Does each job on a thread of its own, but waits for it before it starts the next.
pub fn run_in_turn<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let mut results = Vec::new();
    for job in jobs {
        let thread = thread::spawn(job);
        results.push(thread.join().expect("the job does not panic"));
    }
    results
}

/// Step 1. Does each job on a thread of its own, all at once, and returns what they returned.
///
/// - Every job is started before any is waited for: jobs of 3, 1 and 2 s take 3 s.
/// - The results stand in the order of `jobs`, whichever job is done first.
pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    todo!("step 1: do these {} jobs at once, and keep their results in order", jobs.len())
}

/// Step 2. As [`run_all`], and a job that panics is an `Err` among the results.
///
/// - The error is what the job panicked with, when that is a `&str` or a `String`; else it is
///   `"unknown panic"`.
/// - The other jobs are not disturbed: they run to their end, and their results stand in their places.
pub fn run_all_catching<T, F>(jobs: Vec<F>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    todo!("step 2: do these {} jobs at once, and turn a panic into an `Err` in its place", jobs.len())
}

/// Step 3. The sum of `numbers`, added up in parallel.
///
/// - At most `threads` threads are started, and each adds up a part of the slice. `threads` is at least 1.
/// - They are scoped, so they borrow the slice; and they share no lock.
/// - Every thread is started before any is waited for.
/// - The slice may be empty, and may hold fewer numbers than there are threads.
pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    todo!("step 3: share {} numbers out among {threads} scoped threads", numbers.len())
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    ("Jobs of 3, 1 and 2 s: how long did you expect them to take at once? What did they take, and why?", ""),
    ("What does `join` do, and what would a program show that forgot it?", ""),
    ("Why may scoped threads borrow the numbers, while the jobs of step 1 must be `'static`?", ""),
    ("What is parallelism? Which of the three steps needs it to be any faster?", ""),
];

fn main() {
    let jobs = experiments::Jobs::begin(run_in_turn);
    jobs.step_1(run_all);
    let good: fn() -> u64 = || 7;
    let bad: fn() -> u64 = || panic!("no such file");
    jobs.step_2(|| run_all_catching(vec![good, bad, good]));
    jobs.step_3(parallel_sum);
    lesson::finish("02_join", QUESTIONS);
}
