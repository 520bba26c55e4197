//! One check to run, and the process that runs it.

use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use protocol::Request;

use super::confine::Confined;

/// One check to run.
#[derive(Debug, Clone)]
pub struct Job {
    /// The program that holds the check.
    pub program: PathBuf,
    /// What it is asked.
    pub request: Request,
    /// What keeps the program from the rest of the machine.
    pub confined: Option<Confined>,
    /// Whether the answer in it has files and processes.
    pub has_files: bool,
    /// Whether its program takes orders, so that one process can run many checks of it.
    pub takes_orders: bool,
}

impl Job {
    /// One whose program is not confined.
    pub fn new(program: PathBuf, request: Request) -> Job {
        Job { program, request, confined: None, has_files: false, takes_orders: false }
    }

    /// What its process may write to: the report's folder.
    pub fn folder(&self) -> &Path {
        self.request.report.parent().unwrap_or(Path::new(""))
    }

    /// The process that does it.
    ///
    /// # Errors
    /// When a path is not text, or the program can't be confined.
    pub fn command(&self) -> io::Result<Command> {
        let mut command = self.bare_command()?;
        command.arg(self.request.as_argument()?);
        command.stdin(if self.request.is_sealed { Stdio::piped() } else { Stdio::null() });
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        Ok(command)
    }

    /// Its program, which may write to its folder; what it is asked, and its input and output, are the caller's.
    ///
    /// # Errors
    /// When the program can't be confined.
    pub fn bare_command(&self) -> io::Result<Command> {
        let mut command = match (&self.confined, &self.request.driver) {
            (Some(confined), Some(_)) => confined.watching(&self.program),
            (Some(confined), None) if self.has_files => {
                confined.command_with_files(self.folder(), &self.program)
            }
            (Some(confined), None) => confined.command(self.folder(), &self.program)?,
            (None, _) => Command::new(&self.program),
        };
        // A verdict must not depend on where the check runs.
        command.env_clear();
        // Without it no program starts on Windows.
        command.envs(env::var_os("SystemRoot").map(|folder| ("SystemRoot", folder)));
        Ok(command)
    }
}
