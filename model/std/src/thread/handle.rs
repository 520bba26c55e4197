//! Handles to threads that can be joined.

use super::{Result, Thread, thread_of};
use runtime::thread::{Handle, Options, Work};
use std::fmt;

/// A thread that can be joined; dropped, it lets the thread go.
pub struct JoinHandle<T> {
    handle: Handle<T>,
    thread: Thread,
}

// SAFETY: as std's: the result is reached only by `join`, which takes the handle.
unsafe impl<T> Send for JoinHandle<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for JoinHandle<T> {}

#[track_caller]
pub(super) fn start<T: 'static>(options: Options, work: Work<'static, T>) -> JoinHandle<T> {
    let handle = work.start(options);
    let thread = thread_of(handle.task());
    JoinHandle { handle, thread }
}

impl<T> JoinHandle<T> {
    /// The thread.
    pub fn thread(&self) -> &Thread {
        &self.thread
    }

    /// Waits for the thread to end, and takes what it returned.
    ///
    /// # Errors
    ///
    /// The value that the thread panicked with.
    #[track_caller]
    pub fn join(self) -> Result<T> {
        self.handle.join()
    }

    /// Whether the thread has ended.
    #[track_caller]
    pub fn is_finished(&self) -> bool {
        self.handle.is_finished()
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle").finish_non_exhaustive()
    }
}
