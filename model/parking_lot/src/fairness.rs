//! Fair and unfair unlocking.
//!
//! Who gets a lock next is the scheduler's choice in both cases. But who gives it back fairly lets others go
//! first, so that a loop of locking and fair unlocking is no loop without end.

use runtime::clock;

/// How the locks of a type are given back.
pub trait Fairness {
    /// The lock was given back.
    fn given_back();
}

/// Another thread need not be let in before the one that gave the lock back.
pub enum Unfair {}

/// A thread that waits gets the lock.
pub enum Fair {}

impl Fairness for Unfair {
    fn given_back() {}
}

impl Fairness for Fair {
    #[track_caller]
    fn given_back() {
        clock::yield_now();
    }
}
