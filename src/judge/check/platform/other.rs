//! The portable fallback.

use std::fs::FileType;
use std::io;
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::time::Duration;

use super::{Bounds, Shortage};

/// A process that we started.
pub struct ProcessGroup {
    /// The process.
    pub child: Child,
}

/// Starts a process; it is not kept within its bounds here.
///
/// # Errors
/// When it can't be started.
pub fn spawn(command: &mut Command, _bounds: Option<Bounds>) -> io::Result<ProcessGroup> {
    Ok(ProcessGroup { child: command.spawn()? })
}

/// It can't be told here.
pub fn shortage(_bounds: Bounds) -> Option<Shortage> {
    None
}

/// Compilers are not kept within bounds here.
pub fn limiting_script(_bounds: Bounds, _batch: Duration, _before: &str) -> Option<String> {
    None
}

/// A file is run by its name here.
///
/// # Errors
/// None.
pub fn make_executable(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Ends a process. Without process groups, its own children keep running.
pub fn end_group(id: u32) {
    let id = id.to_string();
    let _ = Command::new("taskkill").args(["/F", "/T", "/PID", &id]).output();
}

/// It can't be told here.
pub fn is_running(_id: u32) -> Option<bool> {
    None
}

/// An interrupt reaches the processes that we started by itself: they share our console.
pub fn end_all_on_interrupt() {}

/// Nothing ends a program here without its own doing but for good.
pub fn give_terminal_back_on_interrupt() {}

/// What a file is that is neither a file nor a folder.
pub fn kind_of(_kind: FileType) -> &'static str {
    "a device"
}

/// No signals here.
pub fn says_time_is_over(_signal: Signal) -> bool {
    false
}

/// No signals here.
pub fn computed_too_long(_status: i32) -> bool {
    false
}

/// Whether a process can copy itself.
pub const COPIES_PROCESSES: bool = false;

/// How long to wait for a process that may compute for so long: real time is all that is kept here.
pub fn patience(computing: Duration) -> Duration {
    computing
}

/// No signals here.
pub fn signal_of(_status: ExitStatus) -> Option<Signal> {
    None
}

/// A signal that ended a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {}

impl Signal {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {}
    }
}

/// Unknown here.
pub fn terminal_width() -> Option<usize> {
    None
}
