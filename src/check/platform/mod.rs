//! What differs between operating systems: process groups, limits, signals, the terminal's width.
//!
//! On Unix a process that we start leads a group of its own, so that it ends with all it started.
//! Elsewhere only the process itself is ended, and its memory is not limited.

#[cfg(not(unix))]
mod other;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub use other::*;
#[cfg(unix)]
pub use unix::*;
