//! The crate `parking_lot` as a checked answer sees it: its names and signatures over the model's locks
//! and clock. The conformance suite holds both to the same claims about what the crate documents.
//!
//! # What differs on purpose
//!
//! - **Who is next** is the scheduler's choice, and each choice is tried: which waiter gets a lock, and which
//!   one `notify_one` wakes.
//! - **Time is virtual**, and `Instant` is the model's.
//! - **`static`s** start each run from their first value.
//!
//! # What is missing on purpose
//!
//! What the model does not model is not here, so that it cannot lie: fair unlocking and `FairMutex`,
//! `ReentrantMutex`, recursive and upgradable reading, `lock_api` and the raw locks, and all that is unsafe.

mod condvar;
mod deadline;
mod mutex;
mod mutex_guards;
mod once;
mod rwlock;
mod rwlock_guards;
mod shown;

pub use condvar::{Condvar, WaitTimeoutResult};
pub use mutex::{Mutex, const_mutex};
pub use mutex_guards::{MappedMutexGuard, MutexGuard};
pub use once::{Once, OnceState};
pub use rwlock::{RwLock, const_rwlock};
pub use rwlock_guards::{MappedRwLockReadGuard, MappedRwLockWriteGuard, RwLockReadGuard, RwLockWriteGuard};
