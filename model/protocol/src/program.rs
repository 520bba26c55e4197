//! A whole program: what it is called with, and how it can end.

use crate::Coverage;
use crate::macros::{choice, record};
use notation::Schedule;
use std::fs;
use std::io::{Error, Result};
use std::path::Path;

record! {
    /// What a program is called with.
    #[derive(Debug, Clone)]
    pub struct Given {
        /// Its name, and its arguments.
        pub arguments: Vec<String>,
        /// Its standard input.
        pub input: String,
    }
}

record! {
    /// All that was found out about a program.
    #[derive(Debug, Clone)]
    pub struct Tried {
        /// Every end that the schedules led to: failures first, then the most frequent.
        pub outcomes: Vec<Outcome>,
        /// How many schedules more led to ends that are not told apart.
        pub more: usize,
        /// What is poor about it, though it may be right.
        pub advice: Option<String>,
        /// Which schedules were tried; nothing where one was replayed.
        pub coverage: Option<Coverage>,
    }
}

record! {
    /// An end, and how it comes about.
    #[derive(Debug, Clone)]
    pub struct Outcome {
        /// How it ended.
        pub end: End,
        /// In how many of the schedules that the coverage counts.
        pub schedules: usize,
        /// What replays it.
        pub schedule: Schedule,
        /// The interleaving as a table.
        pub story: String,
        /// What was the matter, as sentences; nothing where it ended well.
        pub message: String,
        /// The last lines that it printed, to standard error as well.
        pub last_lines: String,
    }
}

choice! {
    /// How an execution of a program ended.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum End {
        /// Threads wait for ever.
        Deadlock,
        /// With a panic: its message and its line.
        Panic(message: String, line: u32),
        /// It goes on without end.
        Endless,
        /// It can't be tried: the model says why.
        Untried,
        /// The model itself failed.
        Fault,
        /// It ended: all that it printed, and its exit code.
        Output(printed: String, exit_code: i32),
    }
}

impl Given {
    /// Writes it down for the program's process.
    ///
    /// # Errors
    /// When the file can't be written.
    pub fn write(&self, path: &Path) -> Result<()> {
        fs::write(path, serde_json::to_string(self)?)
    }

    /// Reads what was written.
    ///
    /// # Errors
    /// When there is no such file, or it holds something else.
    pub fn read(path: &Path) -> Result<Given> {
        serde_json::from_str(&fs::read_to_string(path)?).map_err(Error::other)
    }
}

impl Tried {
    /// How many different texts it printed, as far as they are told apart.
    pub fn texts(&self) -> usize {
        self.outcomes.iter().filter(|outcome| !outcome.end.is_failure()).count()
    }

    /// How many schedules the counts are of.
    pub fn schedules(&self) -> usize {
        self.coverage.map_or(1, Coverage::schedules)
    }
}

impl Outcome {
    /// Whether it printed this; a line end at the end does not count.
    pub fn printed_is(&self, expected: &str) -> bool {
        let without_end = |text: &str| text.strip_suffix('\n').unwrap_or(text).to_owned();
        matches!(&self.end, End::Output(printed, _) if without_end(printed) == without_end(expected))
    }
}

impl End {
    /// Whether a program must not end so.
    pub fn is_failure(&self) -> bool {
        !matches!(self, End::Output(..))
    }

    /// Its name in the command's own JSON.
    pub fn name(&self) -> &'static str {
        match self {
            End::Deadlock => "deadlock",
            End::Panic(..) => "panic",
            End::Endless => "endless",
            End::Untried => "untried",
            End::Fault => "fault",
            End::Output(..) => "output",
        }
    }
}
