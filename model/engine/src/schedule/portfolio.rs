//! shuttle's schedulers, each with a fixed seed: what is tried where the tree is too large.

use super::{Chooser, Fairness, Options};
use crate::rt::task::State;
use crate::rt::world::{self, World};
use shuttle::scheduler::{PctScheduler, Scheduler, Task, UrwRandomScheduler};
use smallvec::SmallVec;
use std::mem::ManuallyDrop;

/// The seed of every scheduler: the verdict on a file is the same every time, on every machine.
const SEED: u64 = 0x5EED;
/// How many places of a schedule PCT changes priorities at, and one more.
const PCT_DEPTH: usize = 3;

/// One of shuttle's schedulers.
pub(crate) struct Sampler {
    /// Never dropped: shuttle's random walk prints its seed when it is dropped before its last
    /// execution, and stopping early is what a check does.
    scheduler: ManuallyDrop<Box<dyn Scheduler>>,
    fairness: Fairness,
    /// Which threads are candidates; kept from step to step for its memory.
    wanted: Vec<bool>,
}

/// A uniform random walk: a thread with more steps to go is chosen more often.
pub(crate) fn uniform_walk(runs: usize) -> Sampler {
    Sampler::new(UrwRandomScheduler::new_from_seed(SEED, runs), Fairness::Fair)
}

/// Probabilistic concurrency testing: fixed priorities, changed at a few random places.
pub(crate) fn priorities(runs: usize) -> Sampler {
    Sampler::new(PctScheduler::new_from_seed(SEED, PCT_DEPTH, runs), Fairness::Unfair)
}

impl Sampler {
    /// The candidates as shuttle's schedulers want them: in the order of their numbers.
    fn offered<'a>(&mut self, options: &Options<'a>) -> SmallVec<[&'a Task; 32]> {
        for task in options.candidates {
            self.wanted.resize(self.wanted.len().max(task.index() + 1), false);
            self.wanted[task.index()] = true;
        }
        let is_wanted = |task: &&&Task| self.wanted.get(usize::from(task.id())).is_some_and(|wanted| *wanted);
        let offered = options.alive.iter().filter(is_wanted).copied().collect();
        options.candidates.iter().for_each(|task| self.wanted[task.index()] = false);
        offered
    }

    fn new(scheduler: impl Scheduler + 'static, fairness: Fairness) -> Self {
        Self { scheduler: ManuallyDrop::new(Box::new(scheduler)), fairness, wanted: Vec::new() }
    }
}

impl Chooser for Sampler {
    fn begin(&mut self) -> Option<()> {
        self.scheduler.new_execution().map(|_| ())
    }

    fn choose(&mut self, options: &Options<'_>) -> Option<usize> {
        let first = options.candidates[0];
        if options.candidates.len() > 1 && options.candidates[1] == first {
            // One thread with several ways to go on.
            return Some((self.scheduler.next_u64() % options.candidates.len() as u64) as usize);
        }
        let yielding = world::with(|w| w.current_gives_way());
        let chosen = if options.candidates.len() == options.alive.len() {
            self.scheduler.next_task(options.alive, options.current, yielding)?
        } else {
            let offered = self.offered(options);
            self.scheduler.next_task(&offered, options.current, yielding)?
        };
        options.candidates.iter().position(|task| task.index() == usize::from(chosen))
    }

    fn fairness(&self) -> Fairness {
        self.fairness
    }
}

impl World {
    /// Whether the running thread waits for something, or offered to let others run.
    fn current_gives_way(&self) -> bool {
        let task = self.task(self.current);
        match &task.state {
            State::Waiting { until, .. } => task.useless.polite || !self.holds(until, self.current),
            State::Finished => true,
        }
    }
}
