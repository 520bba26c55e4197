//! What a check's process leaves of its check, before it is judged.

use serde::Deserialize;

use super::coverage::{Coverage, Exploration};
use super::schedule::Schedule;

/// As it stands in the file. What does not concern a check, as schedules do not concern a live one, it may leave out.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Left {
    /// A verdict's name, or `bad_schedule`.
    pub verdict: String,
    /// What people read.
    pub message: String,
    /// The interleaving alone.
    pub story: String,
    /// The misconception that the check recognised.
    pub misconception: Option<String>,
    /// Schedules tried.
    pub schedules: u64,
    /// How many of them were distinct.
    pub distinct: u64,
    /// How many client programs were made from specifications.
    pub programs: u64,
    /// What all explorations together have shown.
    pub coverage: Option<Coverage>,
    /// What each has shown.
    pub explorations: Vec<Exploration>,
    /// What replays the failure.
    pub schedule: Option<Schedule>,
    /// Sound but poor.
    pub advice: Vec<String>,
}
