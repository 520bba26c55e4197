//! Programs that do what nobody should: each has its verdict, and none ends the process.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Barrier, Condvar, Mutex, mpsc};
use std::thread::{self, Builder};
use std::time::Duration;

/// What a check says of `body`; nothing when it passes.
fn verdict(body: fn()) -> String {
    match catch_unwind(move || engine::every_schedule(body)) {
        Ok(()) => String::new(),
        Err(failed) => engine::rendered(&*failed).unwrap_or("an unknown failure".to_owned()),
    }
}

#[track_caller]
fn passes(body: fn()) {
    says("", body);
}

#[track_caller]
fn says(expected: &str, body: fn()) {
    let told = verdict(body);
    conformance_model::tell(&told);
    assert!(told.contains(expected) && told.is_empty() == expected.is_empty());
}

/// Its drop panics.
struct Loud;

impl Drop for Loud {
    fn drop(&mut self) {
        panic!("loud");
    }
}

#[test]
fn payloads_and_thread_locals_whose_drop_panics_harm_nobody_else() {
    thread_local!(static KEPT: RefCell<Option<Loud>> = const { RefCell::new(None) });
    passes(|| thread::spawn(|| KEPT.set(Some(Loud))).join().unwrap());
    passes(|| KEPT.set(Some(Loud)));
    passes(|| drop(thread::spawn(|| panic_any(Loud))));
    says("Main panicked: a value that is no text", || panic_any(Loud));
}

#[test]
fn endless_panics_that_are_caught_are_told() {
    says("It caught 50000 panics", || {
        loop {
            drop(catch_unwind(|| panic!("again")));
        }
    });
}

#[test]
fn threads_without_end_are_told() {
    says("It started 10000 threads", || {
        loop {
            thread::spawn(thread::park);
        }
    });
    says("It started 10000 threads", || {
        loop {
            thread::spawn(|| ()).join().unwrap();
        }
    });
    fn nested() {
        thread::spawn(nested).join().unwrap();
    }
    says("It started 10000 threads", nested);
}

#[test]
fn catching_everything_helps_against_no_verdict() {
    says("Deadlock", || {
        let lock = Mutex::new(());
        let _guard = lock.lock();
        drop(catch_unwind(AssertUnwindSafe(|| drop(lock.lock()))));
    });
    says("It printed more than 1 MiB", || {
        drop(catch_unwind(|| {
            loop {
                println!("and on and on");
            }
        }));
    });
}

#[test]
fn the_words_of_a_panic_may_look_at_shared_objects() {
    passes(|| {
        let lock = Arc::new(Mutex::new(0));
        let threads = [0, 1].map(|_| {
            let lock = Arc::clone(&lock);
            thread::spawn(move || panic!("{lock:?}"))
        });
        threads.into_iter().for_each(|thread| assert!(thread.join().is_err()));
    });
}

#[test]
fn threads_may_outlive_the_body_in_every_kind_of_wait() {
    let waits: [fn(); 8] = [
        thread::park,
        || thread::sleep(Duration::MAX),
        || assert!(mpsc::channel::<u8>().1.recv().is_ok()),
        || assert!(mpsc::sync_channel(0).0.send(1).is_ok()),
        || assert!(Barrier::new(2).wait().is_leader()),
        || drop(Condvar::new().wait(Mutex::new(()).lock().unwrap())),
        || drop(thread::spawn(thread::park).join()),
        || {
            let lock = Mutex::new(());
            let _guard = lock.lock();
            drop(lock.lock());
        },
    ];
    for wait in waits {
        let outlived = catch_unwind(move || {
            engine::every_schedule(move || {
                thread::spawn(wait);
                thread::yield_now();
            });
        });
        assert!(outlived.is_ok());
    }
}

#[test]
fn many_threads_are_scheduled() {
    passes(|| {
        let (barrier, sum) = (Barrier::new(70), AtomicU32::new(0));
        thread::scope(|scope| {
            for _ in 0..70 {
                scope.spawn(|| {
                    barrier.wait();
                    sum.fetch_add(1, Ordering::SeqCst);
                });
            }
        });
        assert_eq!(sum.into_inner(), 70);
    });
}

#[test]
fn scopes_may_be_nested_deeply() {
    fn nested(depth: u32) {
        if depth > 0 {
            thread::scope(|scope| {
                scope.spawn(move || nested(depth - 1));
            });
        }
    }
    passes(|| nested(100));
}

#[test]
fn stacks_may_be_of_any_size_that_is_possible() {
    passes(|| {
        for size in [0, 1, 1 << 40] {
            let thread = Builder::new().stack_size(size).spawn(|| format!("{:?}", "on a stack"));
            thread.unwrap().join().unwrap();
        }
    });
}
