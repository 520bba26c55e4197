//! 07 · Thread pool: what an answer plugs into the contract.

use plug::Erased;
use std::any::Any;

use super::answer::{self, Pending, ThreadPool};
use super::contract::{Answer, Caught, Job, JobPanicked, Mapping, Pool, Submitted};

pub static ANSWER: Answer = Answer {
    pool: |workers| Box::new(Started(ThreadPool::new(workers))),
    as_completed: |pending| {
        Box::new(answer::as_completed(pending.into_iter().map(own).collect()).map(caught))
    },
};

struct Started(ThreadPool);

struct Own(Pending<Erased>);

fn own(pending: Box<dyn Any>) -> Pending<Erased> {
    let Own(pending) = *pending.downcast().expect("a job of this answer");
    pending
}

fn caught(result: Result<Erased, answer::JobPanicked>) -> Caught {
    result.map_err(|answer::JobPanicked(message)| JobPanicked(message))
}

impl Pool for Started {
    fn submit(&self, job: Job) -> Box<dyn Submitted> {
        Box::new(Own(self.0.submit(job)))
    }

    fn map(&self, items: Vec<Erased>, f: Mapping) -> Vec<Erased> {
        self.0.map(items, f)
    }
}

impl Submitted for Own {
    fn wait(self: Box<Self>) -> Caught {
        caught(self.0.wait())
    }
}
