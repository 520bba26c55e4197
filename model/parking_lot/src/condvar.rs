//! `parking_lot::Condvar`.

use crate::MutexGuard;
use crate::deadline;
use model_std::time::Instant;
use runtime::Arrival;
use runtime::condvar::{self as floor, Notify, Wakes};
use std::fmt;
use std::time::Duration;

/// A condition variable. Neither the model nor parking_lot wakes a waiter without a notification; which
/// waiter a notification wakes is the scheduler's choice.
#[derive(Default)]
pub struct Condvar {
    inner: floor::Condvar,
}

/// Whether a wait with a deadline ended because the time was over.
#[derive(Debug, PartialEq, Eq, Copy, Clone)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    /// Whether the time was over.
    pub fn timed_out(self) -> bool {
        self.0
    }
}

impl Condvar {
    /// Nobody waits.
    #[track_caller]
    pub const fn new() -> Self {
        Self { inner: floor::Condvar::new() }
    }

    /// Wakes one waiter, and says whether there was one.
    #[track_caller]
    pub fn notify_one(&self) -> bool {
        floor::notify(self.inner.id(), Notify::One) > 0
    }

    /// Wakes all waiters, and says how many there were.
    #[track_caller]
    pub fn notify_all(&self) -> usize {
        floor::notify(self.inner.id(), Notify::All)
    }

    /// Gives the lock back and waits for a notification; then takes the lock again.
    ///
    /// # Panics
    ///
    /// When another thread waits with another mutex.
    #[track_caller]
    pub fn wait<T: ?Sized>(&self, guard: &mut MutexGuard<'_, T>) {
        self.wait_to(guard, None);
    }

    /// As [`Condvar::wait`], for at most `patience` of virtual time.
    #[track_caller]
    pub fn wait_for<T: ?Sized>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        patience: Duration,
    ) -> WaitTimeoutResult {
        self.wait_to(guard, Some(deadline::after(patience)))
    }

    /// As [`Condvar::wait`], until `deadline` at the most.
    #[track_caller]
    pub fn wait_until<T: ?Sized>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        deadline: Instant,
    ) -> WaitTimeoutResult {
        self.wait_to(guard, Some(deadline::at(deadline)))
    }

    /// Waits as long as `condition` holds.
    #[track_caller]
    pub fn wait_while<T, F>(&self, guard: &mut MutexGuard<'_, T>, condition: F)
    where
        T: ?Sized,
        F: FnMut(&mut T) -> bool,
    {
        self.wait_while_to(guard, condition, None);
    }

    /// Waits as long as `condition` holds, for at most `patience` of virtual time in all.
    #[track_caller]
    pub fn wait_while_for<T: ?Sized, F>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        condition: F,
        patience: Duration,
    ) -> WaitTimeoutResult
    where
        F: FnMut(&mut T) -> bool,
    {
        self.wait_while_to(guard, condition, Some(deadline::after(patience)))
    }

    /// Waits as long as `condition` holds, until `deadline` at the most.
    #[track_caller]
    pub fn wait_while_until<T, F>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        condition: F,
        deadline: Instant,
    ) -> WaitTimeoutResult
    where
        T: ?Sized,
        F: FnMut(&mut T) -> bool,
    {
        self.wait_while_to(guard, condition, Some(deadline::at(deadline)))
    }

    #[track_caller]
    fn wait_to<T: ?Sized>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        deadline: Option<Duration>,
    ) -> WaitTimeoutResult {
        let (condvar, mutex) = (self.inner.id(), MutexGuard::mutex(guard));
        assert!(
            floor::waits_only_with(condvar, mutex.id()),
            "attempted to use a condition variable with more than one mutex"
        );
        let arrival = floor::wait(condvar, mutex.id(), deadline, Wakes::OnlyNotified, &|| mutex.peek());
        WaitTimeoutResult(arrival == Arrival::TimedOut)
    }

    /// As parking_lot's: once the time is over, `condition` is not asked again.
    #[track_caller]
    fn wait_while_to<T: ?Sized>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        mut condition: impl FnMut(&mut T) -> bool,
        deadline: Option<Duration>,
    ) -> WaitTimeoutResult {
        let mut result = WaitTimeoutResult(false);
        while !result.timed_out() && condition(&mut **guard) {
            result = self.wait_to(guard, deadline);
        }
        result
    }
}

impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Condvar { .. }")
    }
}
