//! Every schedule with a bounded number of pre-emptions (Musuvathi and Qadeer, "Iterative context bounding for systematic
//! testing of multithreaded programs", PLDI 2007). Without a bound, that is every schedule.
//!
//! A pre-emption is a choice that interrupts a thread that could continue: it ran before and did not yield, or its
//! deadline comes before that of the one chosen. A spurious wake-up counts as one too. Between two calls that a
//! specification judges, a client always yields.

use super::Chooser;
use crate::TaskId;
use crate::candidates::{Candidate, How};
use crate::world::World;

/// Whether the search has seen all that it is to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    Searching,
    Complete,
}

/// A decision: the candidate that is taken, how many there are, and from which one on they cost a pre-emption.
#[derive(Debug, Clone, Copy)]
struct Decision {
    taken: usize,
    of: usize,
    free: usize,
}

impl Decision {
    fn cost(&self) -> usize {
        usize::from(self.taken >= self.free)
    }
}

/// Depth-first search. The first execution takes the first candidate everywhere; each next one
/// takes another candidate at the last decision that has one left.
pub struct Bounded {
    path: Vec<Decision>,
    depth: usize,
    begun: bool,
    bound: usize,
    pub progress: Progress,
    /// Whether a schedule was left out because of the bound.
    pub cut: bool,
    /// Which thread made the last step, and whether it yields.
    yielded: bool,
    last: TaskId,
}

impl Bounded {
    /// The schedules with at most `bound` pre-emptions.
    pub fn new(bound: usize) -> Self {
        Bounded {
            path: Vec::new(),
            depth: 0,
            begun: false,
            bound,
            progress: Progress::Searching,
            cut: false,
            yielded: false,
            last: TaskId::BODY,
        }
    }

    /// How many pre-emptions the last execution has.
    pub fn used(&self) -> usize {
        self.path.iter().map(Decision::cost).sum()
    }

    fn advance(&mut self) -> Option<()> {
        while let Some(decision) = self.path.pop() {
            let next = Decision { taken: decision.taken + 1, ..decision };
            if next.taken == next.of {
                continue;
            }
            if self.used() + next.cost() <= self.bound {
                self.path.push(next);
                return Some(());
            }
            self.cut = true;
        }
        self.progress = Progress::Complete;
        None
    }

    /// How many of the candidates cost no pre-emption; they come first.
    fn free(&self, candidates: &[Candidate]) -> usize {
        let goes = candidates.iter().take_while(|it| it.how == How::Goes).count();
        let first = candidates[0];
        match first.how {
            How::Way(_) => candidates.len(),
            How::Goes if first.task == self.last && !self.yielded => 1,
            How::Goes => goes,
            How::TimePasses | How::Spurious => 1,
        }
    }
}

impl Chooser for Bounded {
    fn begin(&mut self) -> Option<()> {
        if self.begun {
            self.path.truncate(self.depth);
            self.advance()?;
        }
        self.begun = true;
        self.depth = 0;
        self.last = TaskId::BODY;
        Some(())
    }

    fn choose(&mut self, w: &World, candidates: &[Candidate]) -> Option<usize> {
        self.yielded = w.just_yielded();
        let taken = if candidates.len() == 1 {
            0
        } else {
            if self.depth == self.path.len() {
                let free = self.free(candidates);
                self.path.push(Decision { taken: 0, of: candidates.len(), free });
            }
            self.depth += 1;
            self.path[self.depth - 1].taken
        };
        self.last = candidates.get(taken)?.task;
        Some(taken)
    }
}
