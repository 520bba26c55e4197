//! A uniform random walk: a thread with more steps left is chosen more often, so that long threads do not lag behind
//! (Zhao, Wolff, Mathur and Roychoudhury, "Selectively uniform concurrency testing", ASPLOS 2025: algorithm URW).
//!
//! How many steps a thread has left is estimated: as many as it made in the longest execution so far, minus those
//! that it has made in this one.

use super::{Chooser, Dice};
use crate::candidates::Candidate;
use crate::world::World;

pub struct UniformWalk {
    runs: usize,
    dice: Dice,
    /// By thread: the most steps in an execution, and those of this one.
    most: Vec<usize>,
    made: Vec<usize>,
}

impl UniformWalk {
    /// A chooser for this many executions.
    pub fn new(runs: usize) -> Self {
        UniformWalk { runs, dice: Dice::default(), most: Vec::new(), made: Vec::new() }
    }

    fn to_go(&self, candidate: &Candidate) -> usize {
        let at = |all: &[usize]| all.get(candidate.task.index()).copied().unwrap_or(0);
        at(&self.most).saturating_sub(at(&self.made)).max(1)
    }
}

impl Chooser for UniformWalk {
    fn begin(&mut self) -> Option<()> {
        self.runs = self.runs.checked_sub(1)?;
        self.most.resize(self.most.len().max(self.made.len()), 0);
        for (most, made) in self.most.iter_mut().zip(&self.made) {
            *most = (*most).max(*made);
        }
        self.made.clear();
        Some(())
    }

    fn choose(&mut self, _: &World, candidates: &[Candidate]) -> Option<usize> {
        let index = match candidates.len() {
            1 => 0,
            _ => {
                let all = candidates.iter().map(|candidate| self.to_go(candidate)).sum();
                let mut rolled = self.dice.roll(all);
                let passes = |candidate: &Candidate| match rolled.checked_sub(self.to_go(candidate)) {
                    Some(rest) => {
                        rolled = rest;
                        false
                    }
                    None => true,
                };
                candidates.iter().position(passes)?
            }
        };
        let task = candidates[index].task.index();
        self.made.resize(self.made.len().max(task + 1), 0);
        self.made[task] += 1;
        Some(index)
    }
}
