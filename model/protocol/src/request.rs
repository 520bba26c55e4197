//! What a process is asked.

use crate::macros::{choice, record};
use crate::seal;
use notation::Schedule;
use std::ffi::OsString;
use std::io::{Error, Result};
use std::path::PathBuf;

record! {
    /// The only argument of a check's process.
    #[derive(Debug, Clone)]
    pub struct Request {
        /// The check, the question or the program, by its name.
        pub name: String,
        /// What is asked about it.
        pub ask: Ask,
        /// Columns for what people will read.
        pub width: usize,
        /// The file in which to leave the report.
        pub report: PathBuf,
        /// The program with the answer, when the check watches it from outside.
        pub driver: Option<PathBuf>,
        /// The file with what a program is called with, as a [`crate::Given`].
        pub given: Option<PathBuf>,
        /// Whether the report must begin with the word that comes on standard input.
        pub is_sealed: bool,
    }
}

choice! {
    /// What is asked.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum Ask {
        /// What holds, or can happen, under every schedule that matters.
        EverySchedule,
        /// What happens under this one.
        Replay(schedule: Schedule),
        /// The claims of the check that can be tried by hand.
        Claims,
        /// The state after so many moves of a schedule.
        Point {
            /// The schedule.
            schedule: Schedule,
            /// How many moves.
            moves: usize,
        },
        /// A question that was answered so often before.
        Question {
            /// How often.
            round: usize,
        },
    }
}

impl Request {
    /// What this process was asked. The word on standard input is gone then.
    ///
    /// # Errors
    /// When its argument is no request.
    pub fn of_this_process() -> Result<Request> {
        let argument = std::env::args().nth(1).unwrap_or_default();
        let request: Request = serde_json::from_str(&argument).map_err(Error::other)?;
        if request.is_sealed {
            seal::hear()?;
        }
        Ok(request)
    }

    /// The argument that says it.
    ///
    /// # Errors
    /// When a path is not text.
    pub fn as_argument(&self) -> Result<OsString> {
        Ok(serde_json::to_string(self)?.into())
    }
}
