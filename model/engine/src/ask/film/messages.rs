//! Every sentence about graphs.

use crate::claim::capital;
use protocol::by_hand::End;

/// The execution is too long for a graph.
pub(super) fn too_long(moves: usize, most: usize) -> String {
    format!("This execution has {moves} moves. The graph of all executions is made for at most {most}.")
}

/// The program has too many threads for a graph.
pub(super) fn too_many_threads(threads: usize, most: usize) -> String {
    format!("This program starts {threads} threads. The graph of all executions is made for at most {most}.")
}

/// Not even this one execution fits.
pub(super) fn too_large() -> String {
    "The graph of all executions would be too large, even without those that are far from this one."
        .to_owned()
}

/// A goal: threads that wait for ever.
pub(super) fn reach_deadlock() -> String {
    "Reach the deadlock.".to_owned()
}

/// A goal: the claim does not hold.
pub(super) fn break_claim() -> String {
    "Break the claim.".to_owned()
}

/// A goal: the claim does not hold, in this way.
pub(super) fn break_so(end: &End) -> String {
    let first = end.happened.lines().next().unwrap_or_default();
    format!("Break the claim: {}", ended(first))
}

/// A goal: what an execution may come to.
pub(super) fn come_to(words: &str) -> String {
    format!("Find an execution that {}", ended(words.lines().next().unwrap_or_default()))
}

/// A goal: the one of a claim that is to be reached.
pub(super) fn reach(claim: &str) -> String {
    capital(claim)
}

fn ended(words: &str) -> String {
    if words.ends_with(['.', '!', '?', ':']) { words.to_owned() } else { format!("{words}.") }
}
