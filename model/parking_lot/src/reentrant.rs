//! `parking_lot::ReentrantMutex`: a thread may take the lock again that it has already.

use crate::deadline;
use crate::reentrant_guards::ReentrantMutexGuard;
use crate::shown::Locked;
use model_std::time::Instant;
use runtime::lock::{self, Lock, Taken};
use runtime::point::me;
use runtime::{ObjectId, TaskId, Value, renew, value};
use std::cell::{Cell, UnsafeCell};
use std::fmt;
use std::panic::Location;
use std::time::Duration;

/// Mutual exclusion around a value, except from oneself; so a guard gives shared access.
pub struct ReentrantMutex<T: ?Sized> {
    raw: Reentrant,
    value: UnsafeCell<T>,
}

// SAFETY: as parking_lot's: the lock lets one thread at a time reach the value.
unsafe impl<T: ?Sized + Send> Send for ReentrantMutex<T> {}
// SAFETY: as above; and all threads of an execution run on one OS thread.
unsafe impl<T: ?Sized + Send> Sync for ReentrantMutex<T> {}

/// The lock without the value.
pub(crate) struct Reentrant {
    lock: Lock,
    owner: Cell<Option<TaskId>>,
    /// How often the owner took it.
    depth: Cell<usize>,
}

impl Reentrant {
    #[track_caller]
    const fn new() -> Self {
        Self { lock: Lock::new(), owner: Cell::new(None), depth: Cell::new(0) }
    }

    fn is_mine(&self) -> bool {
        self.owner.get() == Some(me())
    }

    /// The running thread has taken it, once more if it had before.
    fn count(&self) {
        self.owner.set(Some(me()));
        self.depth.set(self.depth.get() + 1);
    }

    /// Ends what was taken last, and gives the lock back if nothing else was; whether it did.
    #[track_caller]
    pub(crate) fn give_back(&self, value: Option<Value>) -> Left {
        self.depth.set(self.depth.get() - 1);
        if self.depth.get() > 0 {
            return Left::Held;
        }
        self.owner.set(None);
        lock::release(self.lock.known().expect("who holds it has taken it"), value);
        Left::Free
    }

    /// How often the owner took it.
    pub(crate) fn depth(&self) -> usize {
        self.depth.get()
    }
}

/// What a thread leaves behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Left {
    /// The lock, which it has taken more than once.
    Held,
    /// Nothing.
    Free,
}

/// A free lock around `value`; the same as [`ReentrantMutex::new`].
#[track_caller]
pub const fn const_reentrant_mutex<T>(value: T) -> ReentrantMutex<T> {
    ReentrantMutex::new(value)
}

impl<T> ReentrantMutex<T> {
    /// A free lock around `value`.
    #[track_caller]
    pub const fn new(value: T) -> Self {
        Self { raw: Reentrant::new(), value: UnsafeCell::new(value) }
    }

    /// The value.
    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

impl<T: ?Sized> ReentrantMutex<T> {
    #[track_caller]
    fn id(&self) -> ObjectId {
        let place = Location::caller();
        self.raw.lock.id(|age| {
            self.raw.owner.set(None);
            self.raw.depth.set(0);
            // SAFETY: nobody holds a lock that is just entering the execution.
            unsafe { renew::renew(age, self.value.get(), place) };
        })
    }

    pub(crate) fn raw(&self) -> &Reentrant {
        &self.raw
    }

    pub(crate) fn value(&self) -> *mut T {
        self.value.get()
    }

    /// What a story may show of the value.
    pub(crate) fn peek(&self) -> Option<Value> {
        // SAFETY: called only by the thread that holds the lock.
        value::peek(unsafe { &*self.value.get() })
    }

    fn guard(&self) -> ReentrantMutexGuard<'_, T> {
        self.raw.count();
        ReentrantMutexGuard::new(self)
    }

    /// That the owner takes it again is nothing that others could see.
    #[track_caller]
    fn take_until(&self, deadline: Option<Duration>) -> Option<ReentrantMutexGuard<'_, T>> {
        let id = self.id();
        let taken = self.raw.is_mine() || lock::acquire(id, deadline, &|| self.peek()) == Taken::Yes;
        taken.then(|| self.guard())
    }

    /// Takes the lock, and waits for it if another thread holds it.
    #[track_caller]
    pub fn lock(&self) -> ReentrantMutexGuard<'_, T> {
        self.take_until(None).expect("without a deadline it waits until the lock is free")
    }

    /// Takes the lock if no other thread holds it.
    #[track_caller]
    pub fn try_lock(&self) -> Option<ReentrantMutexGuard<'_, T>> {
        let id = self.id();
        let taken = self.raw.is_mine() || lock::try_acquire(id, &|| self.peek()) == Taken::Yes;
        taken.then(|| self.guard())
    }

    /// Takes the lock, and waits for it for at most `timeout` of virtual time.
    #[track_caller]
    pub fn try_lock_for(&self, timeout: Duration) -> Option<ReentrantMutexGuard<'_, T>> {
        self.take_until(Some(deadline::after(timeout)))
    }

    /// Takes the lock, and waits for it until `timeout` at the most.
    #[track_caller]
    pub fn try_lock_until(&self, timeout: Instant) -> Option<ReentrantMutexGuard<'_, T>> {
        self.take_until(Some(deadline::at(timeout)))
    }

    /// Whether a thread holds the lock at this moment.
    #[track_caller]
    pub fn is_locked(&self) -> bool {
        lock::is_held(self.id())
    }

    /// Whether this thread holds the lock.
    pub fn is_owned_by_current_thread(&self) -> bool {
        self.raw.is_mine()
    }

    /// The value, where nobody else can reach it.
    pub fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for ReentrantMutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("ReentrantMutex");
        match self.try_lock() {
            Some(guard) => shown.field("data", &&*guard).finish(),
            None => shown.field("data", &Locked).finish(),
        }
    }
}

impl<T: Default> Default for ReentrantMutex<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> From<T> for ReentrantMutex<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        Self::new(value)
    }
}
