//! 06 · Queue: the contract that the checks call, and what an answer plugs into it.

use plug::{Erased, Plug, erase, reveal};
use std::marker::PhantomData;
use std::time::Duration;

/// Does a job.
pub type Work<'a, T, R> = &'a (dyn Fn(T) -> R + Sync);

/// What an answer offers.
pub struct Answer {
    pub relay: fn(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String>,
    pub fan_out: fn(jobs: Vec<Erased>, workers: usize, work: Work<'_, Erased, Erased>) -> Vec<Erased>,
    pub queue: fn(capacity: usize) -> Box<dyn Queue>,
}

/// A `BoundedQueue` of an answer.
#[expect(clippy::len_without_is_empty, reason = "the contract has none")]
pub trait Queue: Send + Sync {
    fn len(&self) -> usize;
    fn put(&self, item: Erased) -> Result<(), Erased>;
    fn get(&self) -> Option<Erased>;
    fn close(&self);
    fn task_done(&self);
    fn join(&self);
}

pub static PLUG: Plug<Answer> = Plug::empty();

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    (PLUG.answer().relay)(items, capacity, make, handle)
}

pub fn fan_out<T, R>(jobs: Vec<T>, workers: usize, work: Work<'_, T, R>) -> Vec<R>
where
    T: Send + 'static,
    R: Send + 'static,
{
    let jobs = jobs.into_iter().map(erase).collect();
    let results = (PLUG.answer().fan_out)(jobs, workers, &|job| erase(work(reveal(job))));
    results.into_iter().map(reveal).collect()
}

pub struct BoundedQueue<T> {
    queue: Box<dyn Queue>,
    of: PhantomData<fn(T) -> T>,
}

#[expect(clippy::len_without_is_empty, reason = "the contract has none")]
impl<T: Send + 'static> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        BoundedQueue { queue: (PLUG.answer().queue)(capacity), of: PhantomData }
    }

    pub fn len(&self) -> usize {
        self.queue.len()
    }

    pub fn put(&self, item: T) -> Result<(), T> {
        self.queue.put(erase(item)).map_err(reveal)
    }

    pub fn get(&self) -> Option<T> {
        self.queue.get().map(reveal)
    }

    pub fn close(&self) {
        self.queue.close();
    }

    pub fn task_done(&self) {
        self.queue.task_done();
    }

    pub fn join(&self) {
        self.queue.join();
    }
}
