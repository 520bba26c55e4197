//! `std::sync::OnceLock`.

use super::once::Turning;
use runtime::once::{self as floor, Once, Outcome, Phase, Turn};
use runtime::{ObjectId, renew};
use std::cell::UnsafeCell;
use std::fmt;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};

/// A value that is written once.
pub struct OnceLock<T> {
    once: Once,
    value: UnsafeCell<Option<T>>,
}

// SAFETY: as std's: the value is written once, by one thread, and only read from then on.
unsafe impl<T: Send> Send for OnceLock<T> {}
// SAFETY: as above.
unsafe impl<T: Send + Sync> Sync for OnceLock<T> {}
impl<T: UnwindSafe> UnwindSafe for OnceLock<T> {}
impl<T: RefUnwindSafe + UnwindSafe> RefUnwindSafe for OnceLock<T> {}

impl<T> OnceLock<T> {
    /// An empty cell.
    #[track_caller]
    pub const fn new() -> Self {
        Self { once: Once::new(), value: UnsafeCell::new(None) }
    }

    #[track_caller]
    fn id(&self) -> ObjectId {
        let place = Location::caller();
        self.once.id(|age| {
            // SAFETY: nobody uses a cell that is just entering the execution.
            unsafe { renew::renew(age, self.value.get(), place) };
            // SAFETY: as above.
            if unsafe { (*self.value.get()).is_some() } { Phase::Done } else { Phase::New }
        })
    }

    /// The value, once it is there.
    fn written(&self) -> Option<&T> {
        // SAFETY: called only when the value is written, and from then on it is only read.
        unsafe { &*self.value.get() }.as_ref()
    }

    /// The value, if it is there.
    #[track_caller]
    pub fn get(&self) -> Option<&T> {
        if floor::is_done(self.id()) { self.written() } else { None }
    }

    /// The value, if it is there, where nobody else can reach it.
    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.value.get_mut().as_mut()
    }

    /// Waits until the value is there.
    #[track_caller]
    pub fn wait(&self) -> &T {
        floor::wait_force(self.id());
        self.written().expect("what is done has left its value")
    }

    /// Writes the value if there is none.
    ///
    /// # Errors
    ///
    /// The value, when there is one already.
    #[track_caller]
    pub fn set(&self, value: T) -> Result<(), T> {
        let mut value = Some(value);
        self.get_or_init(|| value.take().expect("a cell is written once"));
        value.map_or(Ok(()), Err)
    }

    /// The value; made by `f` if it is not there, while other threads wait.
    #[track_caller]
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
        let id = self.id();
        if floor::begin(id) != Turn::Done {
            let turning = Turning::new(id, Outcome::Undone);
            let value = f();
            // SAFETY: it is this thread's turn, and nobody reads before it is done.
            unsafe { *self.value.get() = Some(value) };
            turning.done();
        }
        self.written().expect("what is done has left its value")
    }

    /// The value.
    pub fn into_inner(self) -> Option<T> {
        self.value.into_inner()
    }

    /// Takes the value out, and leaves an empty cell.
    #[track_caller]
    pub fn take(&mut self) -> Option<T> {
        std::mem::take(self).into_inner()
    }
}

impl<T> Default for OnceLock<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new()
    }
}

impl<T> From<T> for OnceLock<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        Self { once: Once::new(), value: UnsafeCell::new(Some(value)) }
    }
}

impl<T: Clone> Clone for OnceLock<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        self.get().map_or_else(Self::new, |value| Self::from(value.clone()))
    }
}

impl<T: PartialEq> PartialEq for OnceLock<T> {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl<T: Eq> Eq for OnceLock<T> {}

impl<T: fmt::Debug> fmt::Debug for OnceLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_tuple("OnceLock");
        match self.get() {
            Some(value) => shown.field(value),
            None => shown.field(&format_args!("<uninit>")),
        };
        shown.finish()
    }
}
