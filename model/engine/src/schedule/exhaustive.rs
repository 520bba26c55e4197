//! Every schedule, depth first; and every schedule with at most so many switches.

use super::{Chooser, Options};
use std::cell::Cell;
use std::rc::Rc;

/// Whether the search has seen the whole tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Progress {
    Searching,
    Complete,
}

/// Depth-first search. The first execution takes the first candidate everywhere; each next one
/// takes another candidate at the last decision that has one left.
pub(crate) struct Exhaustive {
    /// The candidate to take at each decision, and how many there were.
    path: Vec<(usize, usize)>,
    depth: usize,
    begun: bool,
    /// At most so many decisions may differ from the first candidate.
    deviations: usize,
    /// How many executions there may be in all, and how many there were.
    runs: usize,
    done: usize,
    progress: Rc<Cell<Progress>>,
}

impl Exhaustive {
    /// Every schedule, if there are not many more than `runs`.
    pub fn new(runs: usize, progress: Rc<Cell<Progress>>) -> Self {
        Self { path: Vec::new(), depth: 0, begun: false, deviations: usize::MAX, runs, done: 0, progress }
    }

    /// Only the schedules that differ from the first in at most `deviations` decisions.
    pub fn within(deviations: usize, progress: Rc<Cell<Progress>>) -> Self {
        Self { deviations, ..Self::new(usize::MAX, progress) }
    }

    /// An eighth of the runs should have searched about an eighth of the tree. Where it was not even an eighth of
    /// that, the rest would not be enough by far, and other choosers find more in less time.
    fn is_hopeless(&self) -> bool {
        self.done == self.runs / 8 && self.searched() < 1.0 / 64.0
    }

    /// The part of the tree that lies behind, when each subtree of a decision counts the same.
    fn searched(&self) -> f64 {
        let mut below = 1.0;
        let parts = self.path.iter().map(|(taken, of)| {
            below /= *of as f64;
            *taken as f64 * below
        });
        parts.sum()
    }

    fn advance(&mut self) -> Option<()> {
        while let Some((taken, of)) = self.path.pop() {
            let used = self.path.iter().filter(|(taken, _)| *taken > 0).count();
            if taken + 1 < of && used < self.deviations {
                self.path.push((taken + 1, of));
                return Some(());
            }
        }
        self.progress.set(Progress::Complete);
        None
    }
}

impl Chooser for Exhaustive {
    fn begin(&mut self) -> Option<()> {
        if self.begun {
            self.path.truncate(self.depth.max(1));
            self.advance()?;
            self.done += 1;
            if self.is_hopeless() {
                return None;
            }
        }
        self.begun = true;
        self.depth = 0;
        Some(())
    }

    fn choose(&mut self, options: &Options<'_>) -> Option<usize> {
        if options.candidates.len() == 1 {
            return Some(0);
        }
        if self.depth == self.path.len() {
            self.path.push((0, options.candidates.len()));
        }
        self.depth += 1;
        Some(self.path[self.depth - 1].0)
    }
}
