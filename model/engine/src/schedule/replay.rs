//! One schedule, given beforehand.

use super::{Chooser, Options};

/// What to do where the schedule asks for a candidate that is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// Give the execution up: the schedule belongs to another program.
    GiveUp,
    /// Take the first candidate.
    TakeFirst,
}

/// Takes the first candidate, except where the schedule says otherwise.
pub(crate) struct Replay {
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
}

impl Chooser for Replay {
    fn begin(&mut self) -> Option<()> {
        (!std::mem::replace(&mut self.begun, true)).then_some(())
    }

    fn choose(&mut self, options: &Options<'_>) -> Option<usize> {
        if options.candidates.len() == 1 {
            return Some(0);
        }
        let decision = self.decision;
        self.decision += 1;
        let Some((_, wanted)) = self.deviations.get(self.next).filter(|(at, _)| *at == decision) else {
            return Some(0);
        };
        self.next += 1;
        match (*wanted as usize) < options.candidates.len() {
            true => Some(*wanted as usize),
            false if self.misfit == Misfit::TakeFirst => Some(0),
            false => None,
        }
    }
}
