//! How a program can end, as its process left it.

use serde::Deserialize;
use serde_json::Value;

use crate::check::coverage::Coverage;
use crate::check::schedule::Schedule;

/// What kind of end it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Threads wait for ever.
    Deadlock,
    /// With a panic.
    Panic,
    /// It runs without end.
    Endless,
    /// The model can't run it.
    Untried,
    /// The model failed.
    Fault,
    /// Well; what it printed is another matter.
    Output,
}

/// An end, and how it comes about.
#[derive(Debug, Clone, Deserialize)]
pub struct Outcome {
    /// Of which kind.
    pub kind: Kind,
    /// All that it printed, if it ended.
    pub printed: Option<String>,
    /// And its exit code.
    pub exit_code: Option<i32>,
    /// In how many of the schedules that count.
    pub schedules: u64,
    /// What replays it.
    pub schedule: Schedule,
    /// The interleaving as a table.
    pub story: String,
    /// What was the matter; nothing where it ended well.
    pub message: String,
    /// The last lines that it printed, to standard error too.
    pub last_lines: String,
}

/// All that was found out.
#[derive(Debug, Clone, Deserialize)]
pub struct Tried {
    /// The ends: failures first, then the most frequent.
    pub outcomes: Vec<Outcome>,
    /// How many more there are that are not told apart.
    #[serde(default)]
    pub more: u64,
    /// What is poor about it, though it may be right.
    #[serde(default)]
    pub advice: Option<String>,
    /// Which schedules were tried; nothing where one was replayed.
    #[serde(default)]
    pub coverage: Option<Coverage>,
}

impl Tried {
    /// What a process left; nothing when that is something else.
    pub fn read(text: &str) -> Option<Tried> {
        let left: Value = serde_json::from_str(text).ok()?;
        let is_ours = ["tried", "replayed"].iter().any(|verdict| left["verdict"] == *verdict);
        is_ours.then(|| serde_json::from_value(left).ok()).flatten()
    }

    /// How many different texts it printed, as far as they are told apart.
    pub fn texts(&self) -> usize {
        self.outcomes.iter().filter(|outcome| !outcome.is_failure()).count()
    }

    /// How many schedules the counts are of.
    pub fn schedules(&self) -> u64 {
        self.coverage.map_or(1, Coverage::schedules)
    }
}

impl Outcome {
    /// Whether a program must not end so.
    pub fn is_failure(&self) -> bool {
        self.kind != Kind::Output
    }

    /// Whether it printed this; a line end at the end does not count.
    pub fn printed_is(&self, expected: &str) -> bool {
        self.printed.as_deref().is_some_and(|printed| without_end(printed) == without_end(expected))
    }
}

fn without_end(text: &str) -> &str {
    text.strip_suffix('\n').unwrap_or(text)
}
