//! The crate `parking_lot` as a checked answer sees it: its names and signatures over the model's locks
//! and clock. The conformance suite holds both to the same claims about what the crate documents.
//!
//! # What differs on purpose
//!
//! - **Who is next** is the scheduler's choice, and each choice is tried: which waiter gets a lock, and which
//!   one `notify_one` wakes. So a fair unlock, `bump` and `FairMutex` promise less than in life: others may go
//!   first, and a thread that only locks and unlocks so can't keep them out for ever; but which of them has waited
//!   longest makes no difference.
//! - **A waiting writer** keeps new readers out, as the crate says, also while an upgradable reader is inside,
//!   where the crate's own lock would let them in. `read_recursive` lets no waiting writer go first.
//! - **Time is virtual**, and `Instant` is the model's.
//! - **`static`s** start each run from their first value.
//!
//! # What is missing on purpose
//!
//! What the model does not model is not here, so that it cannot lie: `lock_api` and the raw locks, the guards that
//! hold an `Arc`, the detection of deadlocks, and all that is unsafe.

mod afterwards;
mod condvar;
mod deadline;
mod fairness;
mod mapped_mutex_guard;
mod mapped_rwlock_guards;
mod maps;
mod mutex;
mod mutex_guards;
mod once;
mod reentrant;
mod reentrant_guards;
mod rwlock;
mod rwlock_again;
mod rwlock_guards;
mod shown;
mod upgradable_guard;

pub use condvar::{Condvar, WaitTimeoutResult};
pub use mapped_rwlock_guards::{MappedRwLockReadGuard, MappedRwLockWriteGuard};
pub use mutex::{const_fair_mutex, const_mutex};
pub use once::{Once, OnceState};
pub use reentrant::{ReentrantMutex, const_reentrant_mutex};
pub use reentrant_guards::{MappedReentrantMutexGuard, ReentrantMutexGuard};
pub use rwlock::{RwLock, const_rwlock};
pub use rwlock_guards::{RwLockReadGuard, RwLockWriteGuard};
pub use upgradable_guard::RwLockUpgradableReadGuard;

use fairness::{Fair, Unfair};

/// Mutual exclusion around a value.
pub type Mutex<T> = mutex::Mutex<Unfair, T>;
/// Holds a [`Mutex`].
pub type MutexGuard<'a, T> = mutex_guards::MutexGuard<'a, Unfair, T>;
/// Holds a [`Mutex`], and shows a part of what it locks.
pub type MappedMutexGuard<'a, T> = mapped_mutex_guard::MappedMutexGuard<'a, Unfair, T>;

/// A [`Mutex`] that is always given back fairly.
pub type FairMutex<T> = mutex::Mutex<Fair, T>;
/// Holds a [`FairMutex`].
pub type FairMutexGuard<'a, T> = mutex_guards::MutexGuard<'a, Fair, T>;
/// Holds a [`FairMutex`], and shows a part of what it locks.
pub type MappedFairMutexGuard<'a, T> = mapped_mutex_guard::MappedMutexGuard<'a, Fair, T>;
