//! What differs between operating systems: process groups, limits, signals, the terminal's width.
//!
//! On Unix a process that we start leads a group of its own, so that it ends with all it started.
//! Elsewhere only the process itself is ended, its memory is not limited, and its time is real time.

use std::time::Duration;

/// What a process may use.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Address space in bytes.
    pub memory: u64,
    /// Time on a processor: unlike real time, it is the same however busy the machine is.
    pub computing: Duration,
}

/// The system's own limits leave less than that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortage {
    /// Address space in bytes.
    Memory { there: u64, needed: u64 },
    /// Seconds on a processor.
    Computing { there: u64, needed: u64 },
}

#[cfg(not(unix))]
mod other;
mod threads;
#[cfg(unix)]
mod unix;

pub use threads::{Threads, threads_of};

#[cfg(not(unix))]
pub use other::*;
#[cfg(unix)]
pub use unix::*;
