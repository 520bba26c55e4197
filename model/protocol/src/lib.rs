//! What the command and a check's process say to each other. The command asks with a [`Request`]; the process leaves a
//! [`Report`] in a file. Both are JSON, written and read here alone.
//!
//! - `request`: what is asked, and who answers
//! - `seal`: what tells a report from one that an answer wrote
//! - `report`: what is left, one of the following
//! - `verdict`: what is said of a check, with its `coverage`
//! - `by_hand`: a point of an execution
//! - `interleaving`: an execution with all that is needed to show it, and the graph of all of them
//! - `program`: how a whole program can end
//! - `question`: a question with its key
//! - `macros`: how they stand in JSON

#![forbid(unsafe_code)]

/// A point of an execution, for whoever plays the scheduler.
pub mod by_hand;
mod coverage;
/// An execution, step by step, for whoever shows it.
pub mod interleaving;
mod macros;
mod messages;
mod program;
/// Questions to predict.
pub mod question;
mod report;
mod request;
mod seal;
mod verdict;

pub use coverage::{Coverage, Exploration};
pub use notation::{Counts, Mode, Schedule, ScheduleError, Time};
pub use program::{End, Given, Outcome, Tried};
pub use report::Report;
pub use request::{Ask, Request, answer, answer_to, one_of, one_of_each};
pub use verdict::{Judgement, Verdict};
