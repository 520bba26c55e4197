//! `thread_local!`: a value for each thread of the model.

use runtime::thread::{self as floor, Gone};
use std::cell::{Cell, RefCell};
use std::error::Error;
use std::fmt;
use std::rc::Rc;

/// Leads to the running thread's own value.
pub struct LocalKey<T: 'static> {
    init: fn() -> T,
}

/// The value is being dropped, or was.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccessError;

impl fmt::Debug for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessError").finish()
    }
}

impl fmt::Display for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("already destroyed")
    }
}

impl Error for AccessError {}

impl<T: 'static> fmt::Debug for LocalKey<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalKey").finish_non_exhaustive()
    }
}

impl<T: 'static> LocalKey<T> {
    #[doc(hidden)]
    pub const fn new(init: fn() -> T) -> Self {
        Self { init }
    }

    fn value(&'static self, init: impl FnOnce() -> T) -> Result<Rc<T>, AccessError> {
        let key = std::ptr::from_ref(self).addr();
        floor::local(key, init).map_err(|Gone| AccessError)
    }

    /// Shows the value to `f`, and makes it first if this thread has none.
    ///
    /// # Panics
    ///
    /// When the value was dropped already.
    pub fn with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {
        self.try_with(f)
            .expect("cannot access a Thread Local Storage value during or after destruction: AccessError")
    }

    /// As [`LocalKey::with`].
    ///
    /// # Errors
    ///
    /// When the value was dropped already.
    pub fn try_with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> Result<R, AccessError> {
        let value = self.value(self.init)?;
        Ok(f(&value))
    }

    /// As [`LocalKey::with`], with another first value; what was not needed is shown too.
    fn first_or<R>(&'static self, first: T, f: impl FnOnce(&T, Option<T>) -> R) -> R {
        let mut first = Some(first);
        let made = self.value(|| first.take().expect("a value is made once"));
        f(&made.expect("cannot access a Thread Local Storage value during or after destruction"), first)
    }
}

impl<T: 'static> LocalKey<Cell<T>> {
    /// Sets the value, which is not made first.
    pub fn set(&'static self, value: T) {
        self.first_or(Cell::new(value), |cell, unused| {
            if let Some(unused) = unused {
                cell.set(unused.into_inner());
            }
        });
    }

    /// Copies the value.
    pub fn get(&'static self) -> T
    where
        T: Copy,
    {
        self.with(Cell::get)
    }

    /// Takes the value, and leaves the default.
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(Cell::take)
    }

    /// Sets the value, and returns the old one.
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

impl<T: 'static> LocalKey<RefCell<T>> {
    /// Shows the value to `f`.
    pub fn with_borrow<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {
        self.with(|cell| f(&cell.borrow()))
    }

    /// Lets `f` change the value.
    pub fn with_borrow_mut<F: FnOnce(&mut T) -> R, R>(&'static self, f: F) -> R {
        self.with(|cell| f(&mut cell.borrow_mut()))
    }

    /// Sets the value, which is not made first.
    pub fn set(&'static self, value: T) {
        self.first_or(RefCell::new(value), |cell, unused| {
            if let Some(unused) = unused {
                *cell.borrow_mut() = unused.into_inner();
            }
        });
    }

    /// Takes the value, and leaves the default.
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(RefCell::take)
    }

    /// Sets the value, and returns the old one.
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}
