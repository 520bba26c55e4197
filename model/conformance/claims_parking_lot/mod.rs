//! What the crate parking_lot documents, one claim a test: as the claims about std beside this folder.

mod condvar;
mod condvar_timeout;
mod fair;
mod guards;
mod mutex;
mod mutex_timeout;
mod once;
mod recursive;
mod reentrant;
mod rwlock;
mod rwlock_guards;
mod rwlock_timeout;
mod send_and_sync;
mod statics;
mod upgradable;
mod upgradable_timeout;
