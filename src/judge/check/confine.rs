//! Programs with answers, started through another program that first keeps them from the rest of the machine.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::platform;

/// What confines a program: it is called with `argument`, the only folder that may be written to, the program and its
/// arguments, and becomes the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confined {
    /// The program in front.
    pub program: PathBuf,
    /// Its first argument.
    pub argument: OsString,
    /// A program, with its arguments, that runs a check with all that it starts, and ends it all with the check; empty
    /// where there is none.
    pub around: Vec<OsString>,
}

impl Confined {
    /// Starts `program`, which may write to `folder` only.
    pub fn command(&self, folder: &Path, program: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.arg(&self.argument).arg(folder).arg(program);
        command
    }

    /// Starts a check that watches an answer from outside: it may do what it likes, and what it leaves behind is ended.
    pub fn watching(&self, program: &Path) -> Command {
        let Some((around, arguments)) = self.around.split_first() else { return Command::new(program) };
        let mut command = Command::new(around);
        command.args(arguments).arg(program);
        command
    }

    /// A script beside `program` that starts it: what it may write to is the folder in which it is started.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn script(&self, program: &Path) -> io::Result<PathBuf> {
        let quoted = |word: &std::ffi::OsStr| format!("'{}'", word.to_string_lossy().replace('\'', "'\\''"));
        let [before, argument, program_] =
            [self.program.as_os_str(), self.argument.as_os_str(), program.as_os_str()].map(quoted);
        let path = program.with_extension("boxed");
        fs::write(&path, format!("#!/bin/sh\nexec {before} {argument} \"$PWD\" {program_} \"$@\"\n"))?;
        platform::make_executable(&path)?;
        Ok(path)
    }
}
