//! Each thread is delayed once, from each of its first steps on, for as long as any other thread can run.
//!
//! This quickly finds what goes wrong when a thread is slow at the worst moment: when others poll a thousand times for
//! what it is about to do, or give up because it holds a lock.

use super::Chooser;
use crate::TaskId;
use crate::candidates::{Candidate, How};
use crate::world::World;

/// A thread is delayed from each of its first steps, this many, each in a separate execution.
const STEPS: usize = 40;

#[derive(Default)]
pub struct HoldBack {
    /// Which thread is delayed, and from which of its steps on; none in the first execution.
    held: Option<(usize, usize)>,
    /// Whether the thread goes first until then.
    first: bool,
    /// By thread: the most steps that it made in an execution, and those of this one.
    most: Vec<usize>,
    made: Vec<usize>,
}

impl HoldBack {
    /// The next thread and step, and whether the thread goes first until it is delayed.
    fn advance(&mut self) -> Option<()> {
        let Some((thread, step)) = self.held else {
            self.held = Some((0, 0));
            return Some(());
        };
        let steps = |thread: usize| self.most.get(thread).copied().unwrap_or(0).min(STEPS);
        (self.held, self.first) = match (self.first, step + 1 < steps(thread)) {
            (false, _) if step > 0 => (self.held, true),
            (_, true) => (Some((thread, step + 1)), false),
            (_, false) if thread + 1 < self.most.len() => (Some((thread + 1, 0)), false),
            _ => return None,
        };
        Some(())
    }

    fn is_held(&self, candidate: &Candidate) -> bool {
        self.held.is_some_and(|(thread, step)| {
            candidate.task.index() == thread && self.made.get(thread).copied().unwrap_or(0) >= step
        })
    }

    fn goes_first(&self, task: TaskId) -> bool {
        self.first && self.held.is_some_and(|(thread, _)| task.index() == thread)
    }
}

impl Chooser for HoldBack {
    fn begin(&mut self) -> Option<()> {
        self.most.resize(self.most.len().max(self.made.len()), 0);
        for (most, made) in self.most.iter_mut().zip(&self.made) {
            *most = (*most).max(*made);
        }
        let begun = !self.most.is_empty();
        self.made.clear();
        if begun { self.advance() } else { Some(()) }
    }

    fn choose(&mut self, _: &World, candidates: &[Candidate]) -> Option<usize> {
        let usual = |candidate: &&Candidate| candidate.how != How::Spurious;
        let free = || candidates.iter().filter(usual).filter(|candidate| !self.is_held(candidate));
        let first = free().find(|candidate| self.goes_first(candidate.task)).or(free().next());
        let index = first.and_then(|first| candidates.iter().position(|it| it == first)).unwrap_or(0);
        let task = candidates[index].task.index();
        self.made.resize(self.made.len().max(task + 1), 0);
        self.made[task] += 1;
        Some(index)
    }
}
