//! `std::sync::LazyLock`.

use super::once::Turning;
use runtime::once::{self as floor, Once, Outcome, Phase, Turn};
use runtime::{ObjectId, renew};
use std::cell::UnsafeCell;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::panic::{Location, RefUnwindSafe, UnwindSafe};

/// A value that is made when it is first looked at.
pub struct LazyLock<T, F = fn() -> T> {
    once: Once,
    state: UnsafeCell<State<T, F>>,
}

enum State<T, F> {
    /// What makes the value.
    Maker(F),
    Value(T),
    /// The maker was called, and has not returned.
    Neither,
}

// SAFETY: as std's: the value is made once, by one thread, and only read from then on.
unsafe impl<T: Sync + Send, F: Send> Sync for LazyLock<T, F> {}
impl<T: UnwindSafe, F: UnwindSafe> UnwindSafe for LazyLock<T, F> {}
impl<T: RefUnwindSafe + UnwindSafe, F: UnwindSafe> RefUnwindSafe for LazyLock<T, F> {}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    /// Nothing is made yet.
    #[track_caller]
    pub const fn new(f: F) -> Self {
        Self { once: Once::new(), state: UnsafeCell::new(State::Maker(f)) }
    }

    /// Makes the value if nobody has, and waits while another thread does.
    ///
    /// # Panics
    ///
    /// When making the value panics, and for ever after.
    #[track_caller]
    pub fn force(this: &Self) -> &T {
        let id = this.id();
        let turn = floor::begin(id);
        if turn != Turn::Done {
            let turning = Turning::new(id, Outcome::Failed);
            assert!(turn != Turn::Again, "LazyLock instance has previously been poisoned");
            this.make();
            turning.done();
        }
        this.made().expect("what is done has left its value")
    }

    /// As [`LazyLock::force`], where nobody else can reach the value.
    ///
    /// # Panics
    ///
    /// As [`LazyLock::force`].
    #[track_caller]
    pub fn force_mut(this: &mut Self) -> &mut T {
        Self::force(this);
        this.made_mut().expect("what is done has left its value")
    }

    /// Called by the thread whose turn it is.
    fn make(&self) {
        // SAFETY: it is this thread's turn, and nobody reads before it is done.
        let state = unsafe { std::mem::replace(&mut *self.state.get(), State::Neither) };
        if let State::Maker(f) = state {
            let value = f();
            // SAFETY: as above.
            unsafe { *self.state.get() = State::Value(value) };
        }
    }
}

impl<T, F> LazyLock<T, F> {
    #[track_caller]
    fn id(&self) -> ObjectId {
        let place = Location::caller();
        self.once.id(|age| {
            // SAFETY: nobody uses what is just entering the execution.
            unsafe { renew::renew(age, self.state.get(), place) };
            // SAFETY: as above.
            match unsafe { &*self.state.get() } {
                State::Maker(_) => Phase::New,
                State::Value(_) => Phase::Done,
                State::Neither => Phase::Failed,
            }
        })
    }

    /// The value, once it is made.
    fn made(&self) -> Option<&T> {
        // SAFETY: called only when the value is made, and from then on it is only read.
        match unsafe { &*self.state.get() } {
            State::Value(value) => Some(value),
            State::Maker(_) | State::Neither => None,
        }
    }

    fn made_mut(&mut self) -> Option<&mut T> {
        match self.state.get_mut() {
            State::Value(value) => Some(value),
            State::Maker(_) | State::Neither => None,
        }
    }
}

impl<T, F> LazyLock<T, F> {
    /// The value, if it is made.
    #[track_caller]
    pub fn get(this: &Self) -> Option<&T> {
        if floor::is_done(this.id()) { this.made() } else { None }
    }

    /// The value, if it is made, where nobody else can reach it.
    #[track_caller]
    pub fn get_mut(this: &mut Self) -> Option<&mut T> {
        // A value in a `static` is made anew in each run, so that is seen to first.
        let _: ObjectId = this.id();
        this.made_mut()
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        Self::force(self)
    }
}

impl<T, F: FnOnce() -> T> DerefMut for LazyLock<T, F> {
    #[track_caller]
    fn deref_mut(&mut self) -> &mut T {
        Self::force_mut(self)
    }
}

impl<T: Default> Default for LazyLock<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(T::default)
    }
}

impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_tuple("LazyLock");
        match LazyLock::get(self) {
            Some(value) => shown.field(value),
            None => shown.field(&format_args!("<uninit>")),
        };
        shown.finish()
    }
}
