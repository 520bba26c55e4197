//! What a run has shown of its calls, as a history to judge.

use super::Waiting;
use super::judge::Mark;
use crate::rt::call::{Noted, What};
use crate::rt::world::{Ending, World};
use std::time::Duration;

/// How long each call of a program waits at most, and what it answers when it gives up.
pub(crate) type Limits = Vec<Option<(Duration, u32)>>;

/// The history of a run in any-speed time. Nothing moves only at its end, when threads wait for ever.
pub(crate) fn at_any_speed(w: &World, limits: &Limits) -> Vec<Mark> {
    let mut marks = Marks::new(limits);
    for noted in &w.history {
        match noted.what {
            What::Reached => marks.reach(noted),
            What::Called => marks.call(noted.number),
            What::Returned(answer) => marks.leave(noted, answer),
        }
    }
    marks.end(w)
}

/// The history of a run in ideal time: whenever the clock moves, nothing else could.
pub(crate) fn in_ideal_time(w: &World, limits: &Limits, waiting: Waiting) -> Vec<Mark> {
    let mut marks = Marks::new(limits);
    let mut now = Duration::ZERO;
    for noted in &w.history {
        if noted.at > now {
            now = noted.at;
            marks.quiet(Some(now));
        }
        match noted.what {
            What::Reached => {
                marks.reach(noted);
                marks.call(noted.number);
            }
            What::Called => {}
            What::Returned(answer) => marks.leave(noted, answer),
        }
    }
    if waiting == Waiting::Idle && asks_again(w) {
        marks.all.push(Mark::Asks);
    }
    marks.end(w)
}

/// Whether a thread polled in vain, or was awake when nothing was called and nothing returned.
fn asks_again(w: &World) -> bool {
    let in_vain = w.tasks.iter().any(|task| task.busy_wait.total > 0);
    let is_told =
        |at: Duration| at.is_zero() || w.history.binary_search_by_key(&at, |noted| noted.at).is_ok();
    in_vain || w.events.iter().any(|event| !is_told(event.at))
}

/// Whether a call has been reached and has not returned.
pub(crate) fn some_call_waits(w: &World) -> bool {
    let returned = w.history.iter().filter(|noted| matches!(noted.what, What::Returned(_))).count();
    w.history.iter().filter(|noted| noted.what == What::Reached).count() > returned
}

struct Marks<'a> {
    limits: &'a Limits,
    all: Vec<Mark>,
    /// The calls that were reached and have not returned: since when, and whether they are in the history.
    open: Vec<(u32, Duration, bool)>,
}

impl<'a> Marks<'a> {
    fn new(limits: &'a Limits) -> Self {
        Marks { limits, all: Vec::new(), open: Vec::new() }
    }

    fn reach(&mut self, noted: &Noted) {
        self.open.push((noted.number, noted.at, false));
    }

    fn call(&mut self, number: u32) {
        let known = self.open.iter_mut().find(|(open, ..)| *open == number);
        if let Some((.., called)) = known.filter(|(.., called)| !called) {
            *called = true;
            self.all.push(Mark::Call(number));
        }
    }

    fn leave(&mut self, noted: &Noted, answer: u32) {
        let call = noted.number;
        let since =
            self.open.iter().find(|(open, ..)| *open == call).map_or(noted.at, |(_, since, _)| *since);
        self.open.retain(|(open, ..)| *open != call);
        let early = match self.limits[call as usize] {
            Some((limit, gives_up)) => answer == gives_up && noted.at < since + limit,
            None => false,
        };
        self.all.push(if early { Mark::Early(call) } else { Mark::Return { call, answer } });
    }

    /// Nothing moves until the time `next`, or ever again.
    fn quiet(&mut self, next: Option<Duration>) {
        let open: Vec<u32> = self.open.iter().map(|(call, ..)| *call).collect();
        open.into_iter().for_each(|call| self.call(call));
        let mut overdue = 0;
        for (call, since, _) in &self.open {
            if let Some((limit, _)) = self.limits[*call as usize]
                && next.is_none_or(|next| *since + limit < next)
            {
                overdue |= 1 << call;
            }
        }
        self.all.push(Mark::Quiet { overdue });
    }

    fn end(mut self, w: &World) -> Vec<Mark> {
        if matches!(w.ending, Some(Ending::Deadlock | Ending::BusyForEver)) {
            self.quiet(None);
        }
        self.all
    }
}
