//! Programs with answers, kept from the rest of the machine.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::platform;

/// What confines a program.
#[derive(Debug, Clone)]
pub struct Confined {
    /// Has a program that is about to be started give up all but what it needs, and the only folder that it may write to.
    pub keep: fn(program: &mut Command, folder: &Path) -> io::Result<()>,
    /// The same as a program in front, for what we do not start ourselves: it is called with `run`, the folder, the program
    /// and its arguments, and becomes the program. With `compile` in place of the first two it becomes a compiler.
    pub program: PathBuf,
    /// Its first argument before a program with an answer.
    pub run: OsString,
    /// Its first argument before the compiler of an answer.
    pub compile: OsString,
    /// A program, with its arguments, that runs a check with all that it starts, and ends it all with the check; empty
    /// where there is none.
    pub around: Vec<OsString>,
    /// A folder for scripts.
    pub scripts: PathBuf,
}

impl Confined {
    /// Starts `program`, which may write to `folder` only.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn command(&self, folder: &Path, program: &Path) -> io::Result<Command> {
        let mut command = Command::new(program);
        (self.keep)(&mut command, folder)?;
        Ok(command)
    }

    /// The same for one whose answer can start others: all end with it.
    pub fn command_with_files(&self, folder: &Path, program: &Path) -> Command {
        let mut command = self.watching(&self.program);
        command.arg(&self.run).arg(folder).arg(program);
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
        let [before, argument, program_] =
            [self.program.as_os_str(), self.run.as_os_str(), program.as_os_str()].map(quoted);
        let path = program.with_extension("boxed");
        fs::write(&path, format!("#!/bin/sh\nexec {before} {argument} \"$PWD\" {program_} \"$@\"\n"))?;
        platform::make_executable(&path)?;
        Ok(path)
    }

    /// What a script that ends by becoming a compiler puts before it.
    pub fn before_compiler(&self) -> String {
        [self.program.as_os_str(), &self.compile].map(quoted).join(" ")
    }
}

/// As a shell reads it.
fn quoted(word: &OsStr) -> String {
    format!("'{}'", word.to_string_lossy().replace('\'', "'\\''"))
}
