//! Atomics. Every ordering is sequentially consistent in the model: weaker orderings are accepted,
//! and never show more outcomes.

use super::busy_wait::About;
use super::object::{Age, ObjectState};
use super::{Arrival, Condition, Kind, Op, Registration, point, point_or_spurious, value::peek, world};
use std::cell::UnsafeCell;
use std::panic::Location;

/// A value that is read and written atomically.
#[derive(Debug, Default)]
pub struct Atomic<T> {
    registration: Registration,
    initial: T,
    value: UnsafeCell<T>,
}

// SAFETY: all threads of an execution run on one OS thread, and no user's code runs while the value
// is borrowed.
unsafe impl<T: Send> Sync for Atomic<T> {}
// SAFETY: as above.
unsafe impl<T: Send> Send for Atomic<T> {}

impl<T: Copy + PartialEq> Atomic<T> {
    /// An atomic that starts each execution with `initial`.
    #[track_caller]
    pub const fn new(initial: T) -> Self {
        Self { registration: Registration::new(), initial, value: UnsafeCell::new(initial) }
    }

    #[track_caller]
    fn step<R>(&self, act: impl FnOnce(&mut T) -> (R, Op)) -> R {
        point(Condition::Always);
        self.act(act)
    }

    #[track_caller]
    fn act<R>(&self, act: impl FnOnce(&mut T) -> (R, Op)) -> R {
        let place = Location::caller();
        let id = self.registration.id(Kind::Atomic, |age| {
            if age == Age::Survivor {
                // SAFETY: see `Sync`.
                unsafe { *self.value.get() = self.initial };
            }
            ObjectState::Atomic
        });
        // SAFETY: see `Sync`.
        let value = unsafe { &mut *self.value.get() };
        let before = *value;
        let (result, op) = act(value);
        let changed = *value != before;
        world::with(|w| {
            w.record(op, Some(id), place);
            if changed {
                w.changed();
            } else if op != Op::SpuriousCompareFailed {
                // Who must try again for no reason does not ask in vain.
                w.asked(About::Object(id), place);
            }
        });
        result
    }

    /// Reads.
    #[track_caller]
    pub fn load(&self) -> T {
        self.step(|value| (*value, Op::Load(peek(value))))
    }

    /// Writes.
    #[track_caller]
    pub fn store(&self, new: T) {
        self.step(|value| {
            *value = new;
            ((), Op::Store(peek(&new)))
        });
    }

    /// Reads and writes in one step; returns what was read.
    #[track_caller]
    pub fn update(&self, new: impl FnOnce(T) -> T) -> T {
        self.step(|value| {
            let old = *value;
            *value = new(old);
            (old, Op::Update { old: peek(&old), new: peek(value) })
        })
    }

    /// Writes `new` if the value is `expected`.
    ///
    /// # Errors
    ///
    /// The value, if it is not the expected one.
    #[track_caller]
    pub fn compare_exchange(&self, expected: T, new: T) -> Result<T, T> {
        self.step(|value| {
            let old = *value;
            if old != expected {
                return (Err(old), Op::CompareFailed(peek(&old)));
            }
            *value = new;
            (Ok(old), Op::Update { old: peek(&old), new: peek(&new) })
        })
    }

    /// As [`Atomic::compare_exchange`], but may fail spuriously, with the expected value.
    ///
    /// # Errors
    ///
    /// The value that was found.
    #[track_caller]
    pub fn compare_exchange_weak(&self, expected: T, new: T) -> Result<T, T> {
        let arrival = point_or_spurious(Condition::Always, None);
        self.act(|value| {
            let old = *value;
            if old != expected {
                return (Err(old), Op::CompareFailed(peek(&old)));
            }
            if arrival == Arrival::Spurious {
                return (Err(old), Op::SpuriousCompareFailed);
            }
            *value = new;
            (Ok(old), Op::Update { old: peek(&old), new: peek(&new) })
        })
    }

    /// The value, where nobody else can reach it.
    pub fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }

    /// The value.
    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }

    /// The value, for `Debug`: not an operation of the program.
    pub fn peek(&self) -> T {
        // SAFETY: see `Sync`.
        unsafe { *self.value.get() }
    }
}
