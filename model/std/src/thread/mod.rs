//! `std::thread`.

mod builder;
mod current;
mod handle;
mod local;
mod scoped;

pub use builder::Builder;
pub use current::{Thread, ThreadId, current};
pub use handle::JoinHandle;
pub use local::{AccessError, LocalKey};
pub use scoped::{Scope, ScopedJoinHandle, scope};
pub use std::thread::Result;

pub(crate) use current::thread_of;

use crate::time::Duration;
use runtime::thread::{Options, Work};
use runtime::{clock, panics, park as tokens};
use std::io;
use std::num::NonZero;

/// How many threads could run at the same time. The model answers the same on every machine.
const PARALLELISM: NonZero<usize> = NonZero::new(4).unwrap();

/// Starts a thread.
#[track_caller]
pub fn spawn<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    handle::start(Options::default(), Work::of(f))
}

/// Sleeps for `time` of virtual time. No time at all is no scheduling point.
#[track_caller]
pub fn sleep(time: Duration) {
    clock::sleep(time);
}

/// As [`sleep`], in milliseconds.
#[deprecated(since = "1.6.0", note = "replaced by `std::thread::sleep`")]
#[track_caller]
pub fn sleep_ms(ms: u32) {
    sleep(Duration::from_millis(ms.into()));
}

/// Offers to let another thread run.
#[track_caller]
pub fn yield_now() {
    clock::yield_now();
}

/// Waits for this thread's token, and uses it up. There are no spurious wake-ups.
#[track_caller]
pub fn park() {
    tokens::park(None);
}

/// As [`park`], for at most `patience` of virtual time.
#[track_caller]
pub fn park_timeout(patience: Duration) {
    tokens::park(Some(clock::deadline_after(patience)));
}

/// As [`park_timeout`], in milliseconds.
#[deprecated(since = "1.6.0", note = "replaced by `std::thread::park_timeout`")]
#[track_caller]
pub fn park_timeout_ms(ms: u32) {
    park_timeout(Duration::from_millis(ms.into()));
}

/// Whether this thread is unwinding after a panic.
pub fn panicking() -> bool {
    panics::panicking()
}

/// How many threads could run at the same time: the same on every machine.
pub fn available_parallelism() -> io::Result<NonZero<usize>> {
    Ok(PARALLELISM)
}
