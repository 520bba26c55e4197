//! Whether some order of the calls explains a history.
//!
//! All explanations are followed at once: what is kept is the set of states that the object may be in, each with the
//! calls that took effect and have not returned. This is the search of Wing and Gong ("Testing and verifying concurrent
//! objects", 1993) in the order of the history, with each state visited once, as Lowe has it ("Testing for
//! linearizability", 2017): a call takes effect at the latest when it returns. Where nothing moves any more, each call
//! that took effect must have returned, and each that did not must have to wait.

use std::collections::BTreeSet;
use std::rc::Rc;

/// What a call may do: the new states, each with the answer.
pub(crate) type Outcomes = Rc<[(u32, u32)]>;

/// What the search needs to know of a specification. States and answers are known by numbers.
pub(crate) trait Contract {
    /// What a call may do: the new state, and the answer. Nothing when it has to wait.
    fn step(&mut self, state: u32, call: u32) -> Outcomes;
    /// What the call answers when it gives up, if it has a limit.
    fn gives_up(&self, call: u32) -> Option<u32>;
    /// Whether a thread may be slow, so that a thread behind it in the queue gives up before it has continued.
    fn may_be_slow(&self) -> bool {
        false
    }
}

/// An entry of a history. Calls are known by their number in the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Mark {
    Call(u32),
    Return {
        call: u32,
        answer: u32,
    },
    /// A call gave up before its time.
    Early(u32),
    /// Somebody asked again and again.
    Asks,
    /// Nothing can happen until the clock moves, or ever again. One bit for each call that should have given up.
    Quiet {
        overdue: u64,
    },
}

/// Why no order explains a history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Why {
    /// The call returned this, and may return nothing but those; it has to wait where that is empty.
    Answer { call: u32, answer: u32, may: Vec<u32> },
    /// It waits, and could continue.
    Waits { call: u32 },
    /// It gave up too early.
    Early { call: u32 },
    /// It should have given up.
    Late { call: u32 },
    /// Somebody asked again and again.
    Asks,
}

/// A state that the object may be in, and the calls that took effect and have not returned, with their answers.
type Standing = (u32, Vec<(u32, u32)>);

/// Follows the history from the state `start`.
pub(crate) fn judge(history: &[Mark], start: u32, contract: &mut dyn Contract) -> Result<(), Why> {
    let mut search =
        Search { contract, standings: BTreeSet::from([(start, Vec::new())]), pending: Vec::new() };
    history.iter().try_for_each(|mark| search.follow(*mark))
}

struct Search<'a> {
    contract: &'a mut dyn Contract,
    standings: BTreeSet<Standing>,
    pending: Vec<u32>,
}

impl Search<'_> {
    fn follow(&mut self, mark: Mark) -> Result<(), Why> {
        match mark {
            Mark::Call(call) => {
                self.pending.push(call);
                Ok(())
            }
            Mark::Early(call) => Err(Why::Early { call }),
            Mark::Asks => Err(Why::Asks),
            Mark::Return { call, answer } => self.returned(call, answer),
            Mark::Quiet { overdue } => self.quiet(overdue),
        }
    }

    /// Lets calls take effect, in every order.
    fn close(&mut self) {
        let mut open: Vec<Standing> = self.standings.iter().cloned().collect();
        while let Some((state, done)) = open.pop() {
            for at in 0..self.pending.len() {
                let call = self.pending[at];
                if done.iter().any(|(other, _)| *other == call) {
                    continue;
                }
                for (next, answer) in self.outcomes(state, &done, call) {
                    let mut done = done.clone();
                    done.push((call, answer));
                    done.sort_unstable();
                    if self.standings.insert((next, done.clone())) {
                        open.push((next, done));
                    }
                }
            }
        }
    }

    /// What the call may do in this state: it may continue or, with a limit, give up. If threads may be slow, it may also
    /// give up beside another call: what is free may be meant for that one, which came first.
    fn outcomes(&mut self, state: u32, done: &[(u32, u32)], call: u32) -> Vec<(u32, u32)> {
        let mut outcomes = self.contract.step(state, call).to_vec();
        let waits = |other: &u32| *other != call && done.iter().all(|(done, _)| done != other);
        let behind = || self.contract.may_be_slow() && self.pending.iter().any(waits);
        if let Some(answer) = self.contract.gives_up(call)
            && (outcomes.is_empty() || behind())
        {
            outcomes.push((state, answer));
        }
        outcomes
    }

    fn returned(&mut self, call: u32, answer: u32) -> Result<(), Why> {
        self.close();
        let answers = |done: &[(u32, u32)]| done.iter().find(|(other, _)| *other == call).map(|it| it.1);
        let may: BTreeSet<u32> = self.standings.iter().filter_map(|(_, done)| answers(done)).collect();
        if !may.contains(&answer) {
            return Err(Why::Answer { call, answer, may: may.into_iter().collect() });
        }
        self.pending.retain(|other| *other != call);
        let standings = std::mem::take(&mut self.standings).into_iter();
        let explained = standings.filter(|(_, done)| answers(done) == Some(answer));
        self.standings = explained
            .map(|(state, done)| (state, done.into_iter().filter(|(other, _)| *other != call).collect()))
            .collect();
        Ok(())
    }

    fn quiet(&mut self, overdue: u64) -> Result<(), Why> {
        if let Some(call) = self.pending.iter().copied().find(|call| overdue & (1 << call) != 0) {
            return Err(Why::Late { call });
        }
        let mut could_go_on = None;
        let standings = std::mem::take(&mut self.standings);
        for (state, done) in standings {
            let goes_on = match done.first() {
                Some((call, _)) => Some(*call),
                None => {
                    self.pending.clone().into_iter().find(|call| !self.contract.step(state, *call).is_empty())
                }
            };
            match goes_on {
                Some(call) => could_go_on = could_go_on.or(Some(call)),
                None => drop(self.standings.insert((state, done))),
            }
        }
        match could_go_on {
            Some(call) if self.standings.is_empty() => Err(Why::Waits { call }),
            _ => Ok(()),
        }
    }
}
