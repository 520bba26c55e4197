//! The portable fallback.

use std::io;
use std::process::{Child, Command, ExitStatus};

/// A process that we started.
pub struct Family {
    /// The process.
    pub child: Child,
}

/// Starts a process; its memory is not limited here.
///
/// # Errors
/// When it can't be started.
pub fn spawn(command: &mut Command, _memory: Option<u64>) -> io::Result<Family> {
    Ok(Family { child: command.spawn()? })
}

/// Ends a process. Without process groups, what it started itself goes on.
pub fn end_family(id: u32) {
    let id = id.to_string();
    let _ = Command::new("taskkill").args(["/F", "/T", "/PID", &id]).output();
}

/// It can't be told here.
pub fn is_running(_id: u32) -> Option<bool> {
    None
}

/// An interrupt reaches the processes that we started by itself: they share our console.
pub fn end_all_on_interrupt() {}

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
