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

use std::any::Any;
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
    // `collect` comes between: without it the iterator would start a thread, join it, and only then start the
    // next, because `map` does nothing until it is asked. As right: a `Vec` of handles and two loops; or a
    // channel on which each thread sends its number and its result.
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    threads.into_iter().map(|thread| thread.join().expect("the job does not panic")).collect()
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
    // `join` is an `Err` when the thread panicked; `?` or `unwrap` on it would drop the results of the others.
    // As right: `panic::catch_unwind` round each job, inside its thread.
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    threads.into_iter().map(|thread| thread.join().map_err(message)).collect()
}

/// What a panic said. `panic!("text")` carries a `&str`, and with `{}` in it a `String`.
fn message(payload: Box<dyn Any + Send>) -> String {
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(other) => other.downcast_ref::<&str>().copied().unwrap_or("unknown panic").to_string(),
    }
}

/// Step 3. The sum of `numbers`, added up in parallel.
///
/// - At most `threads` threads are started, and each adds up a part of the slice. `threads` is at least 1.
/// - They are scoped, so they borrow the slice; and they share no lock.
/// - Every thread is started before any is waited for.
/// - The slice may be empty, and may hold fewer numbers than there are threads.
pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    // Rounded up, or the remainder would need one thread more; at least 1, because no part can have no length.
    let part = numbers.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        // Each thread has a sum of its own, so nothing needs a lock. As right: the first part on the calling
        // thread; or an `AtomicU64` to which each thread adds its sum once.
        let sums: Vec<_> =
            numbers.chunks(part).map(|part| scope.spawn(|| part.iter().sum::<u64>())).collect();
        sums.into_iter().map(|sum| sum.join().expect("the sum fits")).sum()
    })
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    (
        "Jobs of 3, 1 and 2 s: how long did you expect them to take at once? What did they take, and why?",
        "3 s: as long as the longest, because the others sleep meanwhile. In turn it is 6 s.",
    ),
    (
        "What does `join` do, and what would a program show that forgot it?",
        "It waits for the thread and gives its result. Without it `main` may end first, and the threads end with it.",
    ),
    (
        "Why may scoped threads borrow the numbers, while the jobs of step 1 must be `'static`?",
        "The scope ends only when its threads have, so they can't outlive the numbers. A job of step 1 might outlive anything.",
    ),
    (
        "What is parallelism? Which of the three steps needs it to be any faster?",
        "Several threads run at the very same moment, on several cores. Only the sum needs it; naps need none.",
    ),
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
