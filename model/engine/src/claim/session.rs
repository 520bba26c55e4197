//! What a check process knows about itself: how many schedules it tried, and which one to replay.

use crate::schedule::Schedule;
use protocol::Exploration;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// The totals that a check keeps while it runs.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    /// How many explorations were begun.
    pub part: u32,
    pub schedules: usize,
    pub distinct: usize,
    /// How many client programs were made from specifications.
    pub programs: usize,
    pub advice: BTreeSet<String>,
    /// The schedule to replay instead of exploring.
    pub replay: Option<Schedule>,
    /// What each exploration has shown.
    pub explorations: Vec<Exploration>,
}

thread_local! {
    static SESSION: RefCell<Session> = const {
        RefCell::new(Session {
            part: 0,
            schedules: 0,
            distinct: 0,
            programs: 0,
            advice: BTreeSet::new(),
            replay: None,
            explorations: Vec::new(),
        })
    };
}

pub(crate) fn with<R>(look: impl FnOnce(&mut Session) -> R) -> R {
    SESSION.with(|session| look(&mut session.borrow_mut()))
}

/// Begins the next exploration; returns the schedule to replay in it, if one was requested.
pub(crate) fn next_part() -> (u32, Option<Schedule>) {
    with(|session| {
        session.part += 1;
        let part = session.part;
        (part, session.replay.clone().filter(|schedule| schedule.part == part))
    })
}

/// Whether one schedule was requested: then no others are tried.
pub(crate) fn replays() -> bool {
    with(|session| session.replay.is_some())
}
