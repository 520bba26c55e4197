//! What the crate parking_lot documents, one claim a test: as the claims about std beside this folder.

mod condvar;
mod condvar_timeout;
mod guards;
mod mutex;
mod mutex_timeout;
mod once;
mod rwlock;
mod rwlock_guards;
mod rwlock_timeout;
mod send_and_sync;
mod statics;
