//! shuttle's schedulers, each with a fixed seed: what is tried where the tree is too large.

use super::{Chooser, Fairness, Options};
use shuttle::scheduler::{PctScheduler, RandomScheduler, Scheduler, UrwRandomScheduler};
use std::mem::ManuallyDrop;

/// The seed of every scheduler: the verdict on a file is the same every time, on every machine.
const SEED: u64 = 0x5EED;
/// How many places of a schedule PCT changes priorities at, and one more.
const PCT_DEPTH: usize = 3;

/// One of shuttle's schedulers.
pub(crate) struct Sampler {
    /// Never dropped: shuttle's random scheduler prints its seed when it is dropped before its last
    /// execution, and stopping early is what a check does.
    scheduler: ManuallyDrop<Box<dyn Scheduler>>,
    fairness: Fairness,
}

/// Each step goes to any of the candidates.
pub(crate) fn random(runs: usize) -> Sampler {
    Sampler::new(RandomScheduler::new_from_seed(SEED, runs), Fairness::Fair)
}

/// A uniform random walk: a thread with more steps to go is chosen more often.
pub(crate) fn uniform_walk(runs: usize) -> Sampler {
    Sampler::new(
        UrwRandomScheduler::new_from_seed(SEED, runs),
        Fairness::Fair,
    )
}

/// Probabilistic concurrency testing: fixed priorities, changed at a few random places.
pub(crate) fn priorities(runs: usize) -> Sampler {
    Sampler::new(
        PctScheduler::new_from_seed(SEED, PCT_DEPTH, runs),
        Fairness::Unfair,
    )
}

impl Sampler {
    fn new(scheduler: impl Scheduler + 'static, fairness: Fairness) -> Self {
        Self {
            scheduler: ManuallyDrop::new(Box::new(scheduler)),
            fairness,
        }
    }
}

impl Chooser for Sampler {
    fn begin(&mut self) -> Option<()> {
        self.scheduler.new_execution().map(|_| ())
    }

    fn choose(&mut self, options: &Options<'_>) -> Option<usize> {
        let chosen = self
            .scheduler
            .next_task(options.tasks, options.current, options.yielding)?;
        options
            .candidates
            .iter()
            .position(|task| task.index() == usize::from(chosen))
    }

    fn fairness(&self) -> Fairness {
        self.fairness
    }
}
