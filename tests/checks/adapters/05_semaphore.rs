//! 05 · Semaphore: what an answer plugs into the contract.

use std::time::Duration;

use super::answer::{self, Semaphore};
use super::contract::{Answer, Permit, Permits};

pub static ANSWER: Answer = Answer {
    semaphore: |permits| Box::new(Made(Semaphore::new(permits))),
    run_limited: |tasks, permits, work| answer::run_limited(tasks, permits, work),
};

struct Made(Semaphore);

fn held<'a>(permit: answer::Permit<'a>) -> Permit<'a> {
    Permit::holding(permit)
}

impl Permits for Made {
    fn available(&self) -> usize {
        self.0.available()
    }

    fn acquire(&self) -> Permit<'_> {
        held(self.0.acquire())
    }

    fn try_acquire(&self) -> Option<Permit<'_>> {
        self.0.try_acquire().map(held)
    }

    fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        self.0.acquire_timeout(patience).map(held)
    }
}
