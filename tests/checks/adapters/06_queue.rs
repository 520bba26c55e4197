//! 06 · Queue: what an answer plugs into the contract.

use plug::Erased;

use super::answer::{self, BoundedQueue};
use super::contract::{Answer, Queue};

pub static ANSWER: Answer = Answer {
    relay: |items, capacity, make, handle| answer::relay(items, capacity, make, handle),
    fan_out: |jobs, workers, work| answer::fan_out(jobs, workers, work),
    queue: |capacity| Box::new(Made(BoundedQueue::new(capacity))),
};

/// Jobs and results may borrow.
#[allow(dead_code, reason = "it is only compiled")]
fn borrowing(jobs: Vec<&str>) -> Vec<&str> {
    answer::fan_out(jobs, 1, &|job| job)
}

struct Made(BoundedQueue<Erased>);

impl Queue for Made {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn put(&self, item: Erased) -> Result<(), Erased> {
        self.0.put(item)
    }

    fn get(&self) -> Option<Erased> {
        self.0.get()
    }

    fn close(&self) {
        self.0.close();
    }

    fn task_done(&self) {
        self.0.task_done();
    }

    fn join(&self) {
        self.0.join();
    }
}
