//! What the checks on real threads are made with. An answer that passed a check on the model is asked the simplest
//! question of the same name here: what it does must be the same in every correct execution, however slow the machine
//! is. Threads are made to meet, not timed.

/// What must hold.
mod held;
/// Threads that wait for each other.
mod meeting;
/// Every sentence.
mod messages;
/// One check, and the verdict it leaves.
mod run_check;

pub use held::{Held, ensure, ensure_eq};
pub use meeting::{Meeting, PATIENCE, becomes_true};
pub use run_check::{Check, Plugged, run_check};
pub use std::process::ExitCode;
