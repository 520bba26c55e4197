//! 05 · Semaphore: the contract that the checks call, and what an answer plugs into it.

use plug::Plug;
use std::time::Duration;

/// What an answer offers.
pub struct Answer {
    pub semaphore: fn(permits: usize) -> Box<dyn Permits>,
    pub run_limited: fn(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)),
}

/// A semaphore of an answer.
pub trait Permits: Send + Sync {
    fn available(&self) -> usize;
    fn acquire(&self) -> Permit<'_>;
    fn try_acquire(&self) -> Option<Permit<'_>>;
    fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>>;
}

/// What an answer gives back as a permit.
trait Held: Send {}

impl<T: Send> Held for T {}

pub struct Permit<'a>(#[expect(dead_code, reason = "it is dropped")] Box<dyn Held + 'a>);

impl<'a> Permit<'a> {
    pub fn holding(permit: impl Send + 'a) -> Permit<'a> {
        Permit(Box::new(permit))
    }
}

pub static PLUG: Plug<Answer> = Plug::empty();

pub struct Semaphore(Box<dyn Permits>);

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        Semaphore((PLUG.answer().semaphore)(permits))
    }

    pub fn available(&self) -> usize {
        self.0.available()
    }

    pub fn acquire(&self) -> Permit<'_> {
        self.0.acquire()
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        self.0.try_acquire()
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        self.0.acquire_timeout(patience)
    }
}

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    (PLUG.answer().run_limited)(tasks, permits, work);
}
