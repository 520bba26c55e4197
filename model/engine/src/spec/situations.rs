//! What the calls of a program may meet: the situations that its specification leads it into.
//!
//! Most programs show nothing that smaller ones have not shown. So the specification is run by itself, its calls in
//! every order, and a program is worth running only if some call does something in a situation that is new: after
//! another call, beside others that wait, some of which could continue. (A waiting thread may be slow to continue, so
//! the next change may meet one that has been notified and one that has not.) Novelty guides fuzzers, too.

use super::clients::Script;
use super::programs::MOST_CLIENTS;
use super::search::Judge;
use rustc_hash::{FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};

/// All situations that were met, each as a hash.
#[derive(Default)]
pub(crate) struct Situations(FxHashSet<u64>);

/// What a program led into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Met {
    /// How many situations were new.
    pub new: usize,
    pub waits: Waits,
}

/// Whether a call of a program may have to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Waits {
    Never,
    Perhaps,
}

impl Situations {
    /// Adds those of a program. Those of another `kind` are others.
    pub fn add(&mut self, kind: usize, judge: &mut Judge, script: &Script) -> Met {
        let known = self.0.len();
        let Some(state) = judge.after(script, &script.before) else {
            return Met { new: 0, waits: Waits::Perhaps };
        };
        let met = &mut self.0;
        let mut walk = Walk { kind, judge, script, met, seen: FxHashSet::default(), waits: Waits::Never };
        walk.from(Position {
            state,
            made: [0; MOST_CLIENTS],
            waits: [false; MOST_CLIENTS],
            last: Did::default(),
        });
        let waits = walk.waits;
        Met { new: self.0.len() - known, waits }
    }
}

/// How far the clients have come.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Position {
    state: u32,
    /// How many calls each has begun.
    made: [u8; MOST_CLIENTS],
    /// Whether the last of them waits.
    waits: [bool; MOST_CLIENTS],
    last: Did,
}

/// A call that did something.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
struct Did {
    code: u8,
    what: What,
    /// What kind of answer it gave.
    answer: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
enum What {
    #[default]
    Nothing,
    /// It returned at once.
    Returns,
    /// It began to wait.
    Waits,
    /// It had waited, and returned.
    GoesOn,
    GivesUp,
}

struct Walk<'a> {
    kind: usize,
    judge: &'a mut Judge,
    script: &'a Script,
    met: &'a mut FxHashSet<u64>,
    seen: FxHashSet<Position>,
    waits: Waits,
}

impl Walk<'_> {
    fn from(&mut self, position: Position) {
        if !self.seen.insert(position) {
            return;
        }
        for client in 0..self.script.clients.len() {
            let calls = &self.script.clients[client];
            let (waits, made) = (position.waits[client], position.made[client] as usize);
            let call = if waits { Some(made - 1) } else { Some(made).filter(|next| *next < calls.len()) };
            if let Some(call) = call.map(|at| calls[at]) {
                self.goes(position, client, call);
            }
        }
    }

    /// The client's call proceeds as far as it can.
    fn goes(&mut self, position: Position, client: usize, call: u32) {
        let code = self.script.steps[call as usize].code;
        let mut next = position;
        next.made[client] += u8::from(!position.waits[client]);
        next.waits[client] = false;
        let outcomes = self.judge.step(self.script, position.state, call);
        for (state, answer) in outcomes.iter() {
            let answer = self.judge.book.kind(*answer);
            let what = if position.waits[client] { What::GoesOn } else { What::Returns };
            self.did(position, client, Position { state: *state, last: Did { code, what, answer }, ..next });
        }
        if outcomes.is_empty() && !position.waits[client] {
            next.waits[client] = true;
            self.waits = Waits::Perhaps;
            self.did(position, client, Position { last: Did { code, what: What::Waits, answer: 0 }, ..next });
        } else if outcomes.is_empty() && self.judge.book.patience(code).is_some() {
            self.did(
                position,
                client,
                Position { last: Did { code, what: What::GivesUp, answer: 0 }, ..next },
            );
        }
    }

    /// Notes the situation in which the client did something, and goes on from there.
    fn did(&mut self, before: Position, client: usize, next: Position) {
        let mut others = [None; MOST_CLIENTS];
        for (other, its) in others.iter_mut().enumerate().take(self.script.clients.len()) {
            if other != client && before.waits[other] {
                let call = self.script.clients[other][before.made[other] as usize - 1];
                let could_go_on = !self.judge.step(self.script, before.state, call).is_empty();
                *its = Some((self.script.steps[call as usize].code, could_go_on));
            }
        }
        others.sort_unstable();
        let mut hasher = FxHasher::default();
        (self.kind, before.last, next.last, others).hash(&mut hasher);
        self.met.insert(hasher.finish());
        self.from(next);
    }
}
