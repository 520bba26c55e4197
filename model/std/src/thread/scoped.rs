//! Threads that may borrow, because a scope waits for them.

use super::{Result, Thread, thread_of};
use runtime::thread::{self as floor, Handle, Options, Work};
use runtime::{TaskId, panics};
use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;

/// Waits for its threads before it is left.
pub struct Scope<'scope, 'env: 'scope> {
    threads: RefCell<Vec<TaskId>>,
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

// SAFETY: all threads of an execution run on one OS thread, and no user's code runs while the list of
// threads is borrowed.
unsafe impl Sync for Scope<'_, '_> {}
// SAFETY: as above.
unsafe impl Send for Scope<'_, '_> {}

/// Runs `f`, and then waits for all threads that were started in the scope.
///
/// # Panics
///
/// When a thread that nobody joined panicked, and when `f` panicked.
#[track_caller]
pub fn scope<'env, F, T>(f: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let (mut f, mut result) = (Some(f), None);
    in_scope(&mut |scope| result = f.take().map(|f| f(scope)));
    result.expect("what did not panic has returned")
}

/// The part of [`scope`] that is the same for all: what is generic is compiled anew with each answer.
#[track_caller]
fn in_scope<'env>(f: &mut dyn for<'scope> FnMut(&'scope Scope<'scope, 'env>)) {
    let scope = Scope { threads: RefCell::default(), scope: PhantomData, env: PhantomData };
    let ended = panics::catch(|| f(&scope));
    let panicked_unseen = wait_for_all(&scope.threads);
    match ended {
        Err(payload) => panics::resume_unwind(payload),
        Ok(()) if panicked_unseen => panic!("a scoped thread panicked"),
        Ok(()) => {}
    }
}

/// Whether one of them panicked and nobody joined it.
#[track_caller]
fn wait_for_all(threads: &RefCell<Vec<TaskId>>) -> bool {
    let mut panicked_unseen = false;
    // A thread may have started others meanwhile.
    loop {
        let begun = threads.take();
        if begun.is_empty() {
            return panicked_unseen;
        }
        floor::wait_for_all(begun.clone());
        panicked_unseen |= begun.into_iter().any(floor::panicked_unseen);
    }
}

impl<'scope, 'env> Scope<'scope, 'env> {
    /// Starts a thread that may borrow what outlives the scope.
    #[track_caller]
    pub fn spawn<F, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        self.start(Options::default(), Work::of(f))
    }

    #[track_caller]
    pub(super) fn start<T>(
        &'scope self,
        options: Options,
        work: Work<'scope, T>,
    ) -> ScopedJoinHandle<'scope, T> {
        // SAFETY: `scope` does not return before this thread's closure has.
        let handle = unsafe { work.start_borrowing(options) };
        self.threads.borrow_mut().push(handle.task());
        let thread = thread_of(handle.task());
        ScopedJoinHandle { handle, thread, scope: PhantomData }
    }
}

/// A thread of a scope that can be joined.
pub struct ScopedJoinHandle<'scope, T> {
    handle: Handle<T>,
    thread: Thread,
    scope: PhantomData<&'scope ()>,
}

// SAFETY: all threads of an execution run on one OS thread; the result is reached only by `join`.
unsafe impl<T> Send for ScopedJoinHandle<'_, T> {}
// SAFETY: as above.
unsafe impl<T> Sync for ScopedJoinHandle<'_, T> {}

impl<T> ScopedJoinHandle<'_, T> {
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

impl fmt::Debug for Scope<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scope").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for ScopedJoinHandle<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScopedJoinHandle").finish_non_exhaustive()
    }
}
