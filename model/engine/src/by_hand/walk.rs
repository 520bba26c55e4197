//! Runs a schedule up to a certain move.

use super::stand::Stand;
use crate::rt::TaskId;
use crate::rt::world::{self, Ending};
use crate::schedule::replay::{Misfit, Replay};
use crate::schedule::{Body, Chooser, Next, Options, STEP_LIMIT, Schedule, conduct};
use std::cell::RefCell;
use std::rc::Rc;

/// How things stand after `moves` moves, or at the end of a run that has fewer; none when the schedule fits
/// another program.
pub(super) fn walk(schedule: &Schedule, moves: usize, body: &Body) -> Option<Stand> {
    let shown = Rc::new(RefCell::new(None));
    let (at_stop, at_end) = (Rc::clone(&shown), Rc::clone(&shown));
    let made = Rc::new(RefCell::new(Made::default()));
    let chooser = Walk {
        replay: Replay::new(schedule.deviations.clone(), Misfit::GiveUp),
        moves,
        made: Rc::clone(&made),
        shown: at_stop,
    };
    conduct(chooser, schedule.time, STEP_LIMIT, body, move |w, _| {
        if !matches!(w.ending, Some(Ending::GivenUp)) {
            *at_end.borrow_mut() = Some(Stand::of(w, &[], *made.borrow()));
        }
        Next::Enough
    });
    shown.take()
}

/// The moves until now.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Made {
    pub count: usize,
    /// Who made the last one.
    pub by: Option<TaskId>,
}

struct Walk {
    replay: Replay,
    moves: usize,
    made: Rc<RefCell<Made>>,
    shown: Rc<RefCell<Option<Stand>>>,
}

impl Chooser for Walk {
    fn begin(&mut self) -> Option<()> {
        self.replay.begin()
    }

    /// A thread that only prepares goes on by itself: that is no move.
    fn choose(&mut self, options: &Options<'_>) -> Option<usize> {
        if world::with(|w| options.candidates.len() == 1 && w.task(options.candidates[0]).prepares()) {
            return Some(0);
        }
        let mut made = self.made.borrow_mut();
        if made.count == self.moves {
            *self.shown.borrow_mut() = Some(world::with(|w| Stand::of(w, options.candidates, *made)));
            return None;
        }
        let chosen = self.replay.choose(options)?;
        *made = Made { count: made.count + 1, by: Some(options.candidates[chosen]) };
        Some(chosen)
    }
}
