//! What may cross from one thread to another: a question for the compiler.

use std::cell::Cell;
use std::sync::atomic::{AtomicPtr, AtomicU64};
use std::sync::mpsc::{Receiver, Sender, SyncSender};
use std::sync::{
    Arc, Barrier, Condvar, LazyLock, Mutex, MutexGuard, Once, OnceLock, RwLock, RwLockReadGuard,
    RwLockWriteGuard,
};
use std::thread::{JoinHandle, ScopedJoinHandle, Thread, ThreadId};
use std::time::{Instant, SystemTime};

use crate::claim;

fn can_be_sent<T: Send>() {}
fn can_be_shared<T: Sync>() {}
fn can_be_both<T: Send + Sync + 'static>() {}

#[test]
fn locks_of_what_can_be_sent_can_be_shared() {
    claim(|| {
        can_be_both::<Mutex<Cell<u8>>>();
        can_be_both::<OnceLock<u8>>();
        can_be_both::<RwLock<u8>>();
        can_be_both::<LazyLock<u8>>();
        can_be_both::<Arc<Mutex<Cell<u8>>>>();
    });
}

#[test]
fn guards_can_be_shared_when_their_value_can() {
    claim(|| {
        can_be_shared::<MutexGuard<'_, u8>>();
        can_be_shared::<RwLockReadGuard<'_, u8>>();
        can_be_shared::<RwLockWriteGuard<'_, u8>>();
    });
}

#[test]
fn what_threads_meet_at_can_be_shared() {
    claim(|| {
        can_be_both::<Condvar>();
        can_be_both::<Barrier>();
        can_be_both::<Once>();
        can_be_both::<AtomicU64>();
        can_be_both::<AtomicPtr<Cell<u8>>>();
    });
}

#[test]
fn both_ends_of_a_channel_can_be_sent_and_senders_can_be_shared() {
    claim(|| {
        can_be_sent::<Receiver<Cell<u8>>>();
        can_be_both::<Sender<Cell<u8>>>();
        can_be_both::<SyncSender<Cell<u8>>>();
    });
}

#[test]
fn handles_and_times_can_be_sent_and_shared() {
    claim(|| {
        can_be_both::<JoinHandle<Cell<u8>>>();
        can_be_shared::<ScopedJoinHandle<'_, u8>>();
        can_be_both::<Thread>();
        can_be_both::<ThreadId>();
        can_be_both::<Instant>();
        can_be_both::<SystemTime>();
    });
}

#[test]
fn locks_survive_a_caught_panic() {
    fn is_unwind_safe<T: std::panic::UnwindSafe + std::panic::RefUnwindSafe>() {}
    claim(|| {
        is_unwind_safe::<Mutex<Cell<u8>>>();
        is_unwind_safe::<RwLock<Cell<u8>>>();
        is_unwind_safe::<AtomicU64>();
        is_unwind_safe::<OnceLock<u8>>();
        is_unwind_safe::<Condvar>();
        is_unwind_safe::<Once>();
        is_unwind_safe::<Barrier>();
        is_unwind_safe::<LazyLock<u8>>();
        is_unwind_safe::<Sender<u8>>();
        is_unwind_safe::<Receiver<u8>>();
    });
}
