//! Checks from a specification: the contract of an object, as a small sequential program.
//!
//! The author of a check writes what each call does to the state of the object, when it has to wait, and what it may
//! return: see [`Spec`]. The engine makes small client programs of these calls ([`programs`]), takes those that lead into
//! new situations ([`situations`]), runs each under every schedule that reduction finds different ([`explore`]) and at
//! chosen moments of ideal time ([`moments`]), and holds what each run has shown to the specification ([`judge`]): some
//! order of the calls must explain it (Herlihy and Wing, "Linearizability", TOPLAS 12, 1990). Waiting is part of the
//! contract: when nothing moves any more, exactly those calls wait that have to.

mod book;
mod clients;
mod explore;
mod history;
mod judge;
mod messages;
mod moments;
mod programs;
mod search;
mod situations;

#[cfg(test)]
mod choice_tests;
#[cfg(test)]
mod order_tests;
#[cfg(test)]
mod tests;

use crate::claim::Claim;
use std::fmt::Debug;
use std::hash::Hash;
use std::time::Duration;

/// Who makes a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Caller {
    /// 0 for the thread that made the object, 1 and 2 for the others.
    pub client: usize,
    /// A number that no other call of the program has: the item that it puts, say.
    pub number: u32,
    /// When the call is made, in ideal time; nothing where a thread may be slow.
    pub at: Option<Duration>,
}

/// What the contract says of a call that has to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// It does nothing until it can continue, and then continues at once.
    Idle,
    /// It may poll, but continues at once.
    InTime,
    /// It may poll, and therefore be late.
    AnyHow,
}

/// The contract of an object as a sequential program.
///
/// A counter that never goes below zero, where `take` waits:
///
/// ```ignore
/// impl Spec for Tokens {
///     type Object = answer::Tokens;
///     type Held<'a> = ();
///     type State = u32;
///     type Call = Call;
///     type Answer = u32;
///
///     fn calls(&self) -> Vec<Call> { vec![Call::Add, Call::Take, Call::Count] }
///     fn object(&self) -> answer::Tokens { answer::Tokens::new() }
///     fn call<'a>(&self, tokens: &'a answer::Tokens, _: &mut (), call: Call, _: Caller) -> u32 {
///         match call {
///             Call::Add => { tokens.add(); 0 }
///             Call::Take => { tokens.take(); 0 }
///             Call::Count => tokens.count(),
///         }
///     }
///     fn start(&self) -> u32 { 0 }
///     fn step(&self, tokens: &u32, call: Call, _: Caller) -> Vec<(u32, u32)> {
///         match call {
///             Call::Add => vec![(tokens + 1, 0)],
///             Call::Take if *tokens == 0 => vec![], // it must wait
///             Call::Take => vec![(tokens - 1, 0)],
///             Call::Count => vec![(*tokens, *tokens)],
///         }
///     }
/// }
/// ```
pub trait Spec: Clone + Send + Sync + 'static {
    /// What the student wrote.
    type Object: 'static;
    /// What a client keeps between its calls, such as the permits it holds. It is not dropped when the client ends.
    type Held<'a>: Default;
    /// All that the answers to later calls depend on.
    type State: Clone + Eq + Hash + 'static;
    /// One kind of call, with what it is given.
    type Call: Copy + PartialEq + Debug + Send + Sync + 'static;
    /// What a call returns.
    type Answer: Clone + PartialEq + Debug + Send + 'static;

    /// The calls that programs are made of.
    fn calls(&self) -> Vec<Self::Call>;

    /// Whether a client that has made the calls `before` may make the call `next`. False if the contract does not
    /// cover it, or if it is of no interest.
    fn fits(&self, before: &[Self::Call], next: Self::Call) -> bool {
        let _ = (before, next);
        true
    }

    /// What client 0 does before the others begin.
    fn before(&self) -> Vec<Self::Call> {
        Vec::new()
    }

    /// What client 0 does when all others have ended: looks at what is left, say.
    fn after(&self) -> Vec<Self::Call> {
        Vec::new()
    }

    /// Makes the object.
    fn object(&self) -> Self::Object;

    /// Calls the student's code.
    fn call<'a>(
        &self,
        object: &'a Self::Object,
        held: &mut Self::Held<'a>,
        call: Self::Call,
        by: Caller,
    ) -> Self::Answer;

    /// The state of a new object.
    fn start(&self) -> Self::State;

    /// What `call` may do: each new state with what it returns then. Nothing when it has to wait.
    fn step(&self, state: &Self::State, call: Self::Call, by: Caller) -> Vec<(Self::State, Self::Answer)>;

    /// How long a call waits at most, and what it returns when it gives up.
    fn patience(&self, call: Self::Call) -> Option<(Duration, Self::Answer)> {
        let _ = call;
        None
    }

    /// How calls wait.
    fn waiting(&self) -> Waiting {
        Waiting::Idle
    }

    /// The line that makes the object, as a program has it.
    fn made(&self) -> String;

    /// The call as a program has it.
    fn line(&self, call: Self::Call, by: Caller) -> String;

    /// The answer as people read it.
    fn answer(&self, answer: &Self::Answer) -> String {
        format!("{answer:?}")
    }

    /// Why a call that waits could continue: "a permit is free".
    fn could_go_on(&self, call: Self::Call) -> String {
        let _ = call;
        "nothing keeps it from going on".to_owned()
    }
}

impl Claim {
    /// Judges the answer by a specification, given once for each way to set the object up: in every run of every small
    /// program, some order of its calls explains what they returned, and a call waits only if it has to.
    pub fn follows<S: Spec>(self, specs: &[S]) {
        self.follows_given(specs, &[]);
    }

    /// As [`Claim::follows`], for a step that builds on an earlier one: programs of the calls of `earlier` alone are
    /// left to it, and so is an answer that fails them.
    pub fn follows_given<S: Spec>(self, specs: &[S], earlier: &[S]) {
        let calls: Vec<S::Call> = earlier.iter().flat_map(Spec::calls).collect();
        let books = |specs: &[S], earlier: &[S::Call]| -> search::Books {
            specs.iter().map(|spec| book::Book::boxed(spec.clone(), earlier)).collect()
        };
        search::hold_given(&self, &|| books(specs, &calls), &|| books(earlier, &[]));
    }
}
