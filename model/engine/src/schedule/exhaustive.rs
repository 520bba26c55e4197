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
    progress: Rc<Cell<Progress>>,
}

impl Exhaustive {
    pub fn new(progress: Rc<Cell<Progress>>) -> Self {
        Self::within(usize::MAX, progress)
    }

    /// Only the schedules that differ from the first in at most `deviations` decisions.
    pub fn within(deviations: usize, progress: Rc<Cell<Progress>>) -> Self {
        Self { path: Vec::new(), depth: 0, begun: false, deviations, progress }
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
