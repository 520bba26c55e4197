//! What a process is asked, and its `main`, which answers.

use crate::macros::{choice, record};
use crate::{messages, seal};
use notation::Schedule;
use std::ffi::OsString;
use std::fs;
use std::io::{Error, Result};
use std::path::PathBuf;
use std::process::{Command, ExitCode};

/// The longest request that is an argument itself, in bytes: Windows allows 32,767 for all arguments, Linux 131,072 for one.
const LONGEST: usize = 16 << 10;
/// Stands before the path of a request that is in a file. No JSON begins with it.
const IN_FILE: &str = "@";
/// The argument of a process that is asked by one order after another.
const BY_ORDERS: &str = "orders";

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
        /// All that is needed to show what happens under this schedule, and under the others.
        Interleaving(schedule: Schedule),
        /// A question that was answered so often before.
        Question {
            /// How often.
            round: usize,
        },
    }
}

/// The `main` of a process: answers what it was asked, with what `named` finds by its name. The exit code says only whether
/// a report was left.
pub fn answer<T>(
    named: impl FnOnce(&str) -> Option<T>,
    with: impl FnOnce(T, &Request) -> Result<()>,
) -> ExitCode {
    answer_to(Request::of_this_process(), named, with)
}

/// The same for a request that was read elsewhere.
pub fn answer_to<T>(
    request: Result<Request>,
    named: impl FnOnce(&str) -> Option<T>,
    with: impl FnOnce(T, &Request) -> Result<()>,
) -> ExitCode {
    let answered = request.and_then(|request| {
        let named = named(&request.name).ok_or_else(|| Error::other(messages::unknown(&request.name)))?;
        with(named, &request)
    });
    match answered {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Finds one of these.
pub fn one_of<T: Copy>(known: &[(&str, T)]) -> impl Fn(&str) -> Option<T> {
    |named| known.iter().find(|(name, _)| *name == named).map(|(_, it)| *it)
}

/// Finds an answer and a check by a name such as `03_race-1f/step1_…`.
pub fn one_of_each<A: Copy, C: Copy>(
    answers: &[(&str, A)],
    checks: &[(&str, C)],
) -> impl Fn(&str) -> Option<(A, C)> {
    |named| {
        let (answer, check) = named.split_once('/')?;
        Some((one_of(answers)(answer)?, one_of(checks)(check)?))
    }
}

impl Request {
    /// What this process was asked. The word on standard input is gone then.
    fn of_this_process() -> Result<Request> {
        let request = Request::read(&std::env::args().nth(1).unwrap_or_default())?;
        if request.is_sealed {
            seal::hear()?;
        }
        Ok(request)
    }

    /// Has a process wait for orders. It answers each in a copy of itself, and tells with a line of output how that ended:
    /// the status that the system gave. Only Unix can copy a process.
    pub fn by_orders(command: &mut Command) {
        command.arg(BY_ORDERS);
    }

    /// Whether this process waits for orders.
    pub fn come_as_orders() -> bool {
        std::env::args().nth(1).is_some_and(|argument| argument == BY_ORDERS)
    }

    /// The order that says it: a line. `word` is what the report must begin with.
    ///
    /// # Errors
    /// When a path is not text.
    pub fn as_order(&self, word: &str) -> Result<String> {
        Ok(format!("{word} {}\n", serde_json::to_string(self)?))
    }

    /// What an order says. The word in it is this process's from now on.
    ///
    /// # Errors
    /// When it is none, or this process has a word already.
    pub fn of_order(order: &str) -> Result<Request> {
        let (word, request) = order.split_once(' ').ok_or_else(|| Error::other(messages::no_order()))?;
        seal::tell(word.to_owned())?;
        Request::read(request)
    }

    /// What an argument says.
    ///
    /// # Errors
    /// When it is no request, or names a file that can't be read.
    pub fn read(argument: &str) -> Result<Request> {
        match argument.strip_prefix(IN_FILE) {
            Some(path) => serde_json::from_str(&fs::read_to_string(path)?),
            None => serde_json::from_str(argument),
        }
        .map_err(Error::other)
    }

    /// The argument that says it. A schedule can be too long for one: then the request is in a file beside the report, and
    /// the argument names it.
    ///
    /// # Errors
    /// When a path is not text, or the file can't be written.
    pub fn as_argument(&self) -> Result<OsString> {
        let request = serde_json::to_string(self)?;
        if request.len() <= LONGEST {
            return Ok(request.into());
        }
        let path = self.report.with_extension("request");
        fs::write(&path, request)?;
        let mut argument = OsString::from(IN_FILE);
        argument.push(path);
        Ok(argument)
    }
}
