//! 07 · Thread pool: the contract that the checks call, and what an answer plugs into it.

use plug::{Erased, Plug, erase, reveal};
use std::any::Any;
use std::marker::PhantomData;

pub type Job = Box<dyn FnOnce() -> Erased + Send>;
pub type Mapping = Box<dyn Fn(Erased) -> Erased + Send + Sync>;
pub type Caught = Result<Erased, JobPanicked>;
pub type Completed = Box<dyn Iterator<Item = Caught>>;

/// What an answer offers.
pub struct Answer {
    pub pool: fn(workers: usize) -> Box<dyn Pool>,
    /// Of its own jobs.
    pub as_completed: fn(pending: Vec<Box<dyn Any>>) -> Completed,
}

/// A `ThreadPool` of an answer. Several threads call it at once.
pub trait Pool: Send + Sync {
    fn submit(&self, job: Job) -> Box<dyn Submitted>;
    fn map(&self, items: Vec<Erased>, f: Mapping) -> Vec<Erased>;
}

/// A `Pending` of an answer.
pub trait Submitted: Any {
    fn wait(self: Box<Self>) -> Caught;
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobPanicked(pub String);

pub static PLUG: Plug<Answer> = Plug::empty();

pub struct ThreadPool(Box<dyn Pool>);

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        ThreadPool((PLUG.answer().pool)(workers))
    }

    pub fn submit<T, F>(&self, job: F) -> Pending<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        Pending { pending: self.0.submit(Box::new(|| erase(job()))), of: PhantomData }
    }

    pub fn map<I, T, F>(&self, items: Vec<I>, f: F) -> Vec<T>
    where
        I: Send + 'static,
        T: Send + 'static,
        F: Fn(I) -> T + Send + Sync + 'static,
    {
        let items = items.into_iter().map(erase).collect();
        let results = self.0.map(items, Box::new(move |item| erase(f(reveal(item)))));
        results.into_iter().map(reveal).collect()
    }
}

pub struct Pending<T> {
    pending: Box<dyn Submitted>,
    of: PhantomData<fn() -> T>,
}

impl<T: 'static> Pending<T> {
    pub fn wait(self) -> Result<T, JobPanicked> {
        self.pending.wait().map(reveal)
    }
}

pub fn as_completed<T: 'static>(pending: Vec<Pending<T>>) -> impl Iterator<Item = Result<T, JobPanicked>> {
    let pending = pending.into_iter().map(|pending| pending.pending as Box<dyn Any>).collect();
    (PLUG.answer().as_completed)(pending).map(|result| result.map(reveal))
}
