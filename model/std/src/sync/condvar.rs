//! `std::sync::Condvar`.

use super::MutexGuard;
use crate::time::Duration;
use runtime::condvar::{self as floor, Notify};
use runtime::{Arrival, clock};
use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::{LockResult, PoisonError};

/// A condition variable. There are no spurious wake-ups; which waiter a notification wakes is the
/// scheduler's choice.
pub struct Condvar {
    inner: floor::Condvar,
}

impl UnwindSafe for Condvar {}
impl RefUnwindSafe for Condvar {}

/// Whether a wait with a deadline ended because the time was over.
#[derive(Debug, PartialEq, Eq, Copy, Clone)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    /// Whether the time was over.
    pub fn timed_out(&self) -> bool {
        self.0
    }
}

type Timed<'a, T> = (MutexGuard<'a, T>, WaitTimeoutResult);

impl Condvar {
    /// Nobody waits.
    #[track_caller]
    pub const fn new() -> Self {
        Self { inner: floor::Condvar::new() }
    }

    /// Gives the lock back and waits for a notification; then takes the lock again.
    ///
    /// # Errors
    ///
    /// The guard too, when the lock is poisoned.
    #[track_caller]
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        self.wait_until(guard, None).0
    }

    /// Waits as long as `condition` holds.
    ///
    /// # Errors
    ///
    /// The guard too, when the lock is poisoned.
    #[track_caller]
    pub fn wait_while<'a, T, F>(
        &self,
        mut guard: MutexGuard<'a, T>,
        mut condition: F,
    ) -> LockResult<MutexGuard<'a, T>>
    where
        F: FnMut(&mut T) -> bool,
    {
        while condition(&mut *guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }

    /// As [`Condvar::wait`], for at most `patience` of virtual time.
    ///
    /// # Errors
    ///
    /// The guard too, when the lock is poisoned.
    #[track_caller]
    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        patience: Duration,
    ) -> LockResult<Timed<'a, T>> {
        let (guard, arrival) = self.wait_until(guard, Some(clock::deadline_after(patience)));
        timed(guard, arrival)
    }

    /// As [`Condvar::wait_timeout`], in milliseconds; and whether the time was not over.
    ///
    /// # Errors
    ///
    /// The guard too, when the lock is poisoned.
    #[deprecated(since = "1.6.0", note = "replaced by `std::sync::Condvar::wait_timeout`")]
    #[track_caller]
    pub fn wait_timeout_ms<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        ms: u32,
    ) -> LockResult<(MutexGuard<'a, T>, bool)> {
        let in_time = |(guard, result): Timed<'a, T>| (guard, !result.timed_out());
        match self.wait_timeout(guard, Duration::from_millis(ms.into())) {
            Ok(waited) => Ok(in_time(waited)),
            Err(poisoned) => Err(PoisonError::new(in_time(poisoned.into_inner()))),
        }
    }

    /// As [`Condvar::wait_while`], for at most `patience` of virtual time in all.
    ///
    /// # Errors
    ///
    /// The guard too, when the lock is poisoned.
    #[track_caller]
    pub fn wait_timeout_while<'a, T, F>(
        &self,
        mut guard: MutexGuard<'a, T>,
        patience: Duration,
        mut condition: F,
    ) -> LockResult<Timed<'a, T>>
    where
        F: FnMut(&mut T) -> bool,
    {
        let deadline = clock::deadline_after(patience);
        let mut arrival = Arrival::Satisfied;
        loop {
            if !condition(&mut *guard) {
                return Ok((guard, WaitTimeoutResult(false)));
            }
            if arrival == Arrival::TimedOut {
                return Ok((guard, WaitTimeoutResult(true)));
            }
            let waited = self.wait_until(guard, Some(deadline));
            arrival = waited.1;
            match waited.0 {
                Ok(again) => guard = again,
                poisoned => return timed(poisoned, arrival),
            }
        }
    }

    #[track_caller]
    fn wait_until<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        deadline: Option<Duration>,
    ) -> (LockResult<MutexGuard<'a, T>>, Arrival) {
        guard.waiting(&self.inner, deadline)
    }

    /// Wakes one waiter, if there is one.
    #[track_caller]
    pub fn notify_one(&self) {
        floor::notify(self.inner.id(), Notify::One);
    }

    /// Wakes all waiters.
    #[track_caller]
    pub fn notify_all(&self) {
        floor::notify(self.inner.id(), Notify::All);
    }
}

fn timed<'a, T>(guard: LockResult<MutexGuard<'a, T>>, arrival: Arrival) -> LockResult<Timed<'a, T>> {
    let result = WaitTimeoutResult(arrival == Arrival::TimedOut);
    match guard {
        Ok(guard) => Ok((guard, result)),
        Err(poisoned) => Err(PoisonError::new((poisoned.into_inner(), result))),
    }
}

impl Default for Condvar {
    #[track_caller]
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Condvar").finish_non_exhaustive()
    }
}
