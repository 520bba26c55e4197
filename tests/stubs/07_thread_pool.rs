//! 07 · Thread pool
//!
//! A pool starts its threads once and hands them one job after another, so that many small jobs do not cost
//! many threads. Whoever hands in a job gets something back at once: a promise of its result, which can be
//! waited for later. Python calls the two an executor and a future.
//!
//! Run:    cargo run --bin 07_thread_pool          (add `-- --help` for the options)
//! Check:  cargo test 07_thread_pool
//! Hints:  hints/07_thread_pool.md
//!
//! New here: jobs as values, results that come later, panics kept as data. From before: threads that return
//! something, locks, wake-ups, channels.

use std::any::Any;
use std::mem::ManuallyDrop;
use std::sync::Arc;

use workbook::experiments;
use workbook::lesson;

/// A job in a box: whatever it returns, in a box it fits into one queue with all the others.
type Job = Box<dyn FnOnce() + Send>;

/// Threads that do the jobs handed in, one after another. How it is made is yours: change the fields.
pub struct ThreadPool {
    workers: usize,
}

/// The result of a job, which may not be there yet. How it is made is yours: change the fields.
pub struct Pending<T> {
    result: Option<Result<T, JobPanicked>>,
}

/// Why a job has no result: it panicked, with this message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobPanicked(pub String);

impl ThreadPool {
    /// Step 1. A pool of `workers` threads, at least 1.
    ///
    /// - At most `workers` jobs run at once, and that many while there are enough: nine jobs of 1 s take 3 s on 3
    ///   workers.
    /// - Threads are used again: however many jobs there are, the same `workers` threads do them all.
    pub fn new(workers: usize) -> ThreadPool {
        ThreadPool { workers }
    }

    /// Step 1. Hands in `job` and returns at once, even while all workers are busy.
    ///
    /// - The job is done whether or not anybody waits for it.
    /// - Several threads may call this, and [`map`](ThreadPool::map), at once.
    pub fn submit<T, F>(&self, job: F) -> Pending<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let _boxed: Job = Box::new(move || drop(job()));
        todo!("step 1: have the job done by one of {} workers, and its result kept", self.workers)
    }

    /// Step 3. Calls `f` with each of `items`, and returns the results in the order of `items`.
    ///
    /// - Each item is a job of this pool: as many are under way at once as with [`submit`](ThreadPool::submit), and
    ///   none waits for the slowest of those before it while a worker is free.
    pub fn map<I, T, F>(&self, items: Vec<I>, f: F) -> Vec<T>
    where
        I: Send + 'static,
        T: Send + 'static,
        F: Fn(I) -> T + Send + Sync + 'static,
    {
        let _shared_by_the_jobs = Arc::new(f);
        todo!("step 3: have `f` called for all {} items, and return the results in order", items.len())
    }
}

impl<T> Pending<T> {
    /// Step 1. Waits until the job is done, and returns its result. Until somebody does, the
    /// result keeps no worker.
    pub fn wait(self) -> Result<T, JobPanicked> {
        match self.result {
            Some(result) => result,
            None => todo!("step 1: wait until the job has left its result"),
        }
    }
}

/// Step 2. A job that panics costs nobody else anything.
///
/// - `wait` returns `Err(JobPanicked(message))` for it, where `message` is what it panicked with: `panic!("text")`
///   carries a `&str`, `panic!("job {n}")` a `String`. What becomes of other things is up to you.
/// - The pool goes on with all its workers.
impl From<Box<dyn Any + Send>> for JobPanicked {
    fn from(caught: Box<dyn Any + Send>) -> JobPanicked {
        match caught.downcast_ref::<&str>() {
            Some(text) => JobPanicked(text.to_string()),
            None => {
                todo!("step 2: find the message of `panic!(\"job {{n}}\")` too, and let every worker survive")
            }
        }
    }
}

/// Step 4. The results of `pending` in the order in which the jobs are done: jobs of 5, 4, 3, 2 and 1 s, on five
/// workers, come out as 1, 2, 3, 4, 5.
///
/// - Each result comes out once, and comes out when its job is done, not when all are.
/// - Jobs that are done before the call come first, in any order. The others come in the order in which they are
///   done, however late they are asked for.
/// - A job that panicked comes out as `wait` would return it.
pub fn as_completed<T>(pending: Vec<Pending<T>>) -> impl Iterator<Item = Result<T, JobPanicked>> {
    pending.into_iter().map(|_in_turn| -> Result<T, JobPanicked> {
        todo!("step 4: give the result of the job that is done next, not of the next in the row")
    })
}

/// Step 5. Dropping the pool waits for every job that was handed in, and ends the threads.
///
/// - Jobs still in the queue are done first. Their results can be waited for afterwards.
/// - When `drop` returns, every thread of the pool has ended.
impl Drop for ThreadPool {
    fn drop(&mut self) {
        todo!("step 5: wait until every job is done and every thread has ended")
    }
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    ("How long did you expect the five jobs to take on three workers, and why? How long did they?", ""),
    ("Why does a pool use its threads again, when it could start one for each job?", ""),
    ("Which jobs gain from more workers than the machine has cores, and which do not?", ""),
    ("When would you take results in the order of the jobs, and when in the order of completion?", ""),
];

fn main() {
    let executor = experiments::Executor::begin();
    // Never dropped: while step 5 is not written, that would be a panic outside every step.
    let start = || ManuallyDrop::new(ThreadPool::new(executor.workers()));
    let pool = start();
    executor.step_1(|job| pool.submit(job), Pending::wait);
    executor.step_2(JobPanicked::from, |job| pool.submit(job), Pending::wait);
    executor.step_3(|lengths, nap| pool.map(lengths, nap));
    executor.step_4(|job| pool.submit(job), |pending| as_completed(pending).flatten().collect());
    executor.step_5(start, |pool, job| pool.submit(job), |pool| drop(ManuallyDrop::into_inner(pool)));
    lesson::finish("07_thread_pool", QUESTIONS);
}
