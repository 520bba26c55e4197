//! Probabilistic concurrency testing: threads have random priorities, and at a few random steps the thread that
//! would go next drops below all others (Burckhardt, Kothari, Musuvathi and Nagarakatte, "A randomized scheduler
//! with probabilistic guarantees of finding bugs", ASPLOS 2010).

use super::{Chooser, Dice};
use crate::candidates::{Candidate, How};
use crate::world::World;

/// At how many steps of an execution a thread's priority drops: bugs of depth 3 are found.
const CHANGES: usize = 2;
/// The range of random priorities; changed ones are lower.
const RANGE: usize = 1 << 32;

pub struct Priorities {
    runs: usize,
    dice: Dice,
    /// By thread; the highest goes first.
    priorities: Vec<usize>,
    /// The steps at which a thread's priority drops, and how many of them have been reached.
    changes: Vec<usize>,
    fallen: usize,
    steps: usize,
    /// How many steps the longest execution took.
    longest: usize,
}

impl Priorities {
    /// A chooser for this many executions.
    pub fn new(runs: usize) -> Self {
        Priorities {
            runs,
            dice: Dice::default(),
            priorities: Vec::new(),
            changes: Vec::new(),
            fallen: 0,
            steps: 0,
            longest: 16,
        }
    }

    fn priority(&mut self, candidate: &Candidate) -> usize {
        let task = candidate.task.index();
        while self.priorities.len() <= task {
            let rolled = CHANGES + self.dice.roll(RANGE);
            self.priorities.push(rolled);
        }
        self.priorities[task]
    }

    fn highest(&mut self, candidates: &[Candidate]) -> usize {
        let mut best = (0, 0);
        for (index, candidate) in candidates.iter().enumerate() {
            // What happens for no reason happens rarely.
            if candidate.how == How::Spurious && self.dice.roll(16) > 0 {
                continue;
            }
            let priority = self.priority(candidate) + 1;
            if priority > best.0 {
                best = (priority, index);
            }
        }
        best.1
    }
}

impl Chooser for Priorities {
    fn begin(&mut self) -> Option<()> {
        self.runs = self.runs.checked_sub(1)?;
        self.longest = self.longest.max(self.steps);
        self.priorities.clear();
        self.changes = (0..CHANGES).map(|_| self.dice.roll(self.longest)).collect();
        (self.fallen, self.steps) = (0, 0);
        Some(())
    }

    fn choose(&mut self, _: &World, candidates: &[Candidate]) -> Option<usize> {
        self.steps += 1;
        if candidates.len() == 1 {
            return Some(0);
        }
        if let How::Way(_) = candidates[0].how {
            return Some(self.dice.roll(candidates.len()));
        }
        let first = self.highest(candidates);
        if self.changes.contains(&self.steps) && self.fallen < CHANGES {
            self.priorities[candidates[first].task.index()] = CHANGES - 1 - self.fallen;
            self.fallen += 1;
            return Some(self.highest(candidates));
        }
        Some(first)
    }
}
