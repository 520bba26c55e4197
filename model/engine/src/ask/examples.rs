//! Small programs for tests: a race, two locks taken in two orders, a nap, and an object that breaks its contract.

use crate::claim::failure::Failure;
use crate::claim::{Claim, claim, every_schedule};
use crate::ensure_eq;
use crate::rt::atomic::Atomic;
use crate::rt::lock::{self, Lock};
use crate::rt::{clock, thread};
use crate::schedule::Schedule;
use crate::spec::{Caller, Spec};
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

/// What adds 1 in two steps, although it should be one.
#[derive(Clone)]
pub struct Counts;

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Call {
    Add,
    Count,
}

impl Spec for Counts {
    type Object = Atomic<u32>;
    type Held<'a> = ();
    type State = u32;
    type Call = Call;
    type Answer = u32;

    fn calls(&self) -> Vec<Call> {
        vec![Call::Add]
    }

    fn after(&self) -> Vec<Call> {
        vec![Call::Count]
    }

    fn object(&self) -> Atomic<u32> {
        Atomic::new(0)
    }

    fn call(&self, count: &Atomic<u32>, (): &mut (), call: Call, _: Caller) -> u32 {
        let seen = count.load();
        match call {
            Call::Count => seen,
            Call::Add => {
                count.store(seen + 1);
                0
            }
        }
    }

    fn start(&self) -> u32 {
        0
    }

    fn step(&self, count: &u32, call: Call, _: Caller) -> Vec<(u32, u32)> {
        match call {
            Call::Add => vec![(count + 1, 0)],
            Call::Count => vec![(*count, *count)],
        }
    }

    fn made(&self) -> String {
        "let counter = Counter::new();".to_owned()
    }

    fn line(&self, call: Call, _: Caller) -> String {
        format!("{call:?}")
    }
}
