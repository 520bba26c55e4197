//! What the lessons' `main` functions start: an experiment for each lesson, named for what it shows.
//!
//! `begin` reads the options, asks for a prediction and shows what is given. Then each `step_N` runs that step of the
//! lesson, or says that it is not written yet, and draws the result. An experiment takes a lesson's functions as
//! closures, and prints its own sentences.
//!
//! In the order of the lessons:
//!
//! - `naps`: naps one after another and at once
//! - `jobs`: jobs one after another and at once, and what they return
//! - `race`: lost updates
//! - `locks`: sums, prices, transfers, and a lock that is held
//! - `limit`: tasks with and without a limit on how many work at once
//! - `producer_consumer`: items from a producer to a consumer
//! - `executor`: five jobs in a pool
//! - `delayed_job`: a job that is due later
//! - `processes`: work in threads and in processes, with `children` and `sums`
//!
//! No thread, lock, atomic or `Instant` appears in a signature here either.

mod children;
mod delayed_job;
mod executor;
mod jobs;
mod limit;
mod locks;
mod naps;
mod processes;
mod producer_consumer;
mod race;
mod sums;

pub use delayed_job::DelayedJob;
pub use executor::Executor;
pub use jobs::Jobs;
pub use limit::Limit;
pub use locks::Locks;
pub use naps::Naps;
pub use processes::Processes;
pub use producer_consumer::{Calls, ProducerConsumer};
pub use race::Race;
pub use sums::digit_sum;
