//! Small programs for tests: a race, two locks taken in two orders, and a nap.

use crate::claim::failure::Failure;
use crate::claim::{Claim, claim, every_schedule};
use crate::ensure_eq;
use crate::rt::atomic::Atomic;
use crate::rt::lock::{self, Lock};
use crate::rt::{clock, thread};
use crate::schedule::Schedule;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

/// Two threads add 1 to a counter, in two steps.
pub fn two_add() {
    let counter = Arc::new(Atomic::new(0_u32));
    let threads = [0, 1].map(|_| {
        let counter = Arc::clone(&counter);
        thread::spawn(thread::Options::default(), move || {
            let seen = counter.load();
            counter.store(seen + 1);
        })
    });
    for thread in threads {
        thread.join().unwrap();
    }
    ensure_eq(counter.load(), 2, "the counter");
}

/// Two threads take two locks, each its own first.
pub fn two_locks() {
    let locks = Arc::new([Lock::new(), Lock::new()]);
    let threads = [(0, 1), (1, 0)].map(|(first, second)| {
        let locks = Arc::clone(&locks);
        thread::spawn(thread::Options::default(), move || {
            let ids = [0, 1].map(|index| locks[index].id(|_| {}));
            lock::acquire(ids[first], None, &|| None);
            lock::acquire(ids[second], None, &|| None);
            lock::release(ids[second], None);
            lock::release(ids[first], None);
        })
    });
    threads.into_iter().for_each(|thread| thread.join().unwrap());
}

/// A thread naps meanwhile.
pub fn nap() {
    let napper = thread::spawn(thread::Options::default(), || clock::sleep(Duration::from_secs(1)));
    clock::now();
    napper.join().unwrap();
}

/// What is claimed of them.
pub fn the_claim() -> Claim {
    claim("it holds").misconception(|trace| trace.lost_update().map(|_| "Lost update".to_owned()))
}

/// The failure that is found.
pub fn found(body: fn()) -> Schedule {
    let failed = catch_unwind(AssertUnwindSafe(|| every_schedule(body))).expect_err("it can fail");
    failed.downcast::<Failure>().expect("a claim failed").schedule.expect("it can be replayed")
}
