//! 02 · Join: the contract that the checks call, and what an answer plugs into it.

use plug::{Erased, Plug, erase, reveal};

/// A job, whose result only the check knows.
pub type Job = Box<dyn FnOnce() -> Erased + Send>;

/// What an answer offers.
pub struct Answer {
    pub run_all: fn(jobs: Vec<Job>) -> Vec<Erased>,
    pub run_all_catching: fn(jobs: Vec<Job>) -> Vec<Result<Erased, String>>,
    pub parallel_sum: fn(numbers: &[u64], threads: usize) -> u64,
}

pub static PLUG: Plug<Answer> = Plug::empty();

fn erased<T, F>(jobs: Vec<F>) -> Vec<Job>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    jobs.into_iter().map(|job| Box::new(|| erase(job())) as Job).collect()
}

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    (PLUG.answer().run_all)(erased(jobs)).into_iter().map(reveal).collect()
}

pub fn run_all_catching<T, F>(jobs: Vec<F>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let results = (PLUG.answer().run_all_catching)(erased(jobs));
    results.into_iter().map(|result| result.map(reveal)).collect()
}

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    (PLUG.answer().parallel_sum)(numbers, threads)
}
