//! One check to run, and the process that runs it.

use std::env;
use std::fmt;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::confine::Confined;
use super::nonce::Nonce;
use super::schedule::Schedule;

/// What the player of `explore --by-hand` asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ByHand {
    /// What there is to try.
    Claims,
    /// How things stand after so many moves of a schedule.
    At { schedule: Schedule, moves: usize },
}

impl fmt::Display for ByHand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ByHand::Claims => f.write_str("claims"),
            ByHand::At { schedule, moves } => write!(f, "{schedule}@{moves}"),
        }
    }
}

/// One check to run.
#[derive(Debug, Clone)]
pub struct Job {
    /// The program that holds the check.
    pub program: PathBuf,
    /// The program with the answer, when the check watches it from outside.
    pub driver: Option<PathBuf>,
    /// Its name.
    pub check: String,
    /// The interleaving to replay, instead of searching for one.
    pub schedule: Option<Schedule>,
    /// What the player of `explore --by-hand` asks, instead of a verdict.
    pub by_hand: Option<ByHand>,
    /// What a program that is tried by itself is called with, as a file.
    pub given: Option<PathBuf>,
    /// Columns for what people will read.
    pub width: usize,
    /// Where the verdict is to be left.
    pub verdict: PathBuf,
    /// What a verdict begins with that is the check's own, if answers may write files.
    pub nonce: Option<Nonce>,
    /// What keeps the program from the rest of the machine.
    pub confined: Option<Confined>,
}

impl Job {
    /// The process that does it.
    pub fn command(&self) -> Command {
        let mut command = match (&self.confined, &self.driver, self.verdict.parent()) {
            (Some(confined), Some(_), _) => confined.watching(&self.program),
            (Some(confined), None, Some(folder)) => confined.command(folder, &self.program),
            _ => Command::new(&self.program),
        };
        command.arg(&self.check).arg("--verdict").arg(&self.verdict);
        command.arg("--width").arg(self.width.to_string());
        if let Some(driver) = &self.driver {
            command.arg("--driver").arg(driver);
        }
        if let Some(given) = &self.given {
            command.arg("--given").arg(given);
        }
        if let Some(schedule) = &self.schedule {
            command.arg("--schedule").arg(schedule.to_string());
        }
        if let Some(asked) = &self.by_hand {
            command.arg("--by-hand").arg(asked.to_string());
        }
        if self.nonce.is_some() {
            command.arg("--nonce").arg("stdin");
        }
        // A verdict must not depend on where the check runs.
        command.env_clear();
        // Without it no program starts on Windows.
        command.envs(env::var_os("SystemRoot").map(|folder| ("SystemRoot", folder)));
        command.stdin(if self.nonce.is_some() { Stdio::piped() } else { Stdio::null() });
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        command
    }
}
