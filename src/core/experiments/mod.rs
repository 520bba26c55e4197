//! What the lessons' `main` functions start: an experiment for each lesson, named for what it shows.
//!
//! `begin` reads the options, asks for a prediction and shows what is given. Then each `step_N` runs that step of the
//! lesson, or says that it is not written yet, and draws what came of it. An experiment takes a lesson's functions as
//! closures, and prints its own sentences.
//!
//! In the order of the lessons:
//!
//! - `naps`: naps in turn and at once
//! - `joining`: jobs in turn and at once, and what they return
//! - `race`: lost updates
//! - `locking`: sums, prices, transfers, and a lock that is held
//! - `limit`: tasks with and without a limit on how many are inside
//! - `passing_on`: items from a producer to a consumer
//! - `executor`: five jobs in a pool
//! - `later`: a job that is due later
//! - `processes`: work in threads and in processes, with `children` and `sums`
//!
//! No thread, lock, atomic or `Instant` appears in a signature here either.

mod children;
mod executor;
mod joining;
mod later;
mod limit;
mod locking;
mod naps;
mod passing_on;
mod processes;
mod race;
mod sums;

pub use executor::Executor;
pub use joining::Joining;
pub use later::Later;
pub use limit::Limit;
pub use locking::Locking;
pub use naps::Naps;
pub use passing_on::{Calls, PassingOn};
pub use processes::Processes;
pub use race::Race;
pub use sums::digit_sum;
