//! One check to run, and the process that runs it.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

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
    pub schedule: Option<String>,
    /// What whoever plays the scheduler asks of it, instead of a verdict.
    pub by_hand: Option<String>,
    /// Columns for what people will read.
    pub width: usize,
    /// Where the verdict is to be left.
    pub verdict: PathBuf,
}

impl Job {
    /// The process that does it.
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.arg(&self.check).arg("--verdict").arg(&self.verdict);
        command.arg("--width").arg(self.width.to_string());
        if let Some(driver) = &self.driver {
            command.arg("--driver").arg(driver);
        }
        if let Some(schedule) = &self.schedule {
            command.arg("--schedule").arg(schedule);
        }
        if let Some(asked) = &self.by_hand {
            command.arg("--by-hand").arg(asked);
        }
        // A verdict must not depend on where the check runs.
        command.env_clear();
        // Without it no program starts on Windows.
        command.envs(env::var_os("SystemRoot").map(|folder| ("SystemRoot", folder)));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        command
    }
}
