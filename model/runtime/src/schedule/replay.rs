//! One schedule, given beforehand.

use super::Chooser;
use crate::candidates::Candidate;
use crate::world::World;

/// What to do if the schedule asks for a candidate that does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// Abandon the execution: the schedule belongs to another program.
    GiveUp,
    /// Take the first candidate.
    TakeFirst,
}

/// Takes the first candidate, except where the schedule says otherwise.
pub struct Replay {
    deviations: Vec<(u32, u32)>,
    misfit: Misfit,
    decision: u32,
    next: usize,
    begun: bool,
}

impl Replay {
    pub fn new(deviations: Vec<(u32, u32)>, misfit: Misfit) -> Self {
        Self { deviations, misfit, decision: 0, next: 0, begun: false }
    }

    /// The first of its decisions that the execution did not reach.
    pub fn unused(&self) -> Option<u32> {
        self.deviations.get(self.next).map(|(at, _)| *at)
    }
}

impl Chooser for Replay {
    fn begin(&mut self) -> Option<()> {
        (!std::mem::replace(&mut self.begun, true)).then_some(())
    }

    fn choose(&mut self, _: &World, candidates: &[Candidate]) -> Option<usize> {
        if candidates.len() == 1 {
            return Some(0);
        }
        let decision = self.decision;
        self.decision += 1;
        let Some((_, wanted)) = self.deviations.get(self.next).filter(|(at, _)| *at == decision) else {
            return Some(0);
        };
        let wanted = *wanted as usize;
        if wanted < candidates.len() {
            self.next += 1;
            Some(wanted)
        } else if self.misfit == Misfit::TakeFirst {
            self.next += 1;
            Some(0)
        } else {
            None
        }
    }
}
