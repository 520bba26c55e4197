//! A thread may be held back for as long as it likes: looks that are bounded may all come too early.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

use crate::outcomes;

const TRIES: [u32; 3] = [10, 100, 1_000];

#[test]
fn yields_promise_nothing() {
    let left = outcomes(|| {
        let value = Arc::new(AtomicU32::new(0));
        let threads = [0, 1].map(|_| {
            let value = Arc::clone(&value);
            thread::spawn(move || {
                let seen = value.load(Ordering::SeqCst);
                thread::yield_now();
                value.store(seen + 1, Ordering::SeqCst);
            })
        });
        for thread in threads {
            thread.join().unwrap();
        }
        value.load(Ordering::SeqCst)
    });
    assert_eq!(left, [1, 2]);
}

#[test]
fn a_thousand_yields_are_no_join() {
    let seen = outcomes(|| {
        let done = Arc::new(AtomicBool::new(false));
        let theirs = Arc::clone(&done);
        thread::spawn(move || theirs.store(true, Ordering::SeqCst));
        (0..1_000).for_each(|_| thread::yield_now());
        done.load(Ordering::SeqCst)
    });
    assert_eq!(seen, [false, true]);
}

#[test]
fn bounded_looks_at_a_flag_may_all_come_too_early() {
    for tries in TRIES {
        let seen = outcomes(move || {
            let done = Arc::new(AtomicBool::new(false));
            let theirs = Arc::clone(&done);
            thread::spawn(move || theirs.store(true, Ordering::SeqCst));
            (0..tries).any(|_| done.load(Ordering::SeqCst))
        });
        assert_eq!(seen, [false, true], "{tries} looks");
    }
}

#[test]
fn bounded_looks_with_yields_between_may_all_come_too_early() {
    let seen = outcomes(|| {
        let done = Arc::new(AtomicBool::new(false));
        let theirs = Arc::clone(&done);
        thread::spawn(move || theirs.store(true, Ordering::SeqCst));
        (0..100).any(|_| {
            thread::yield_now();
            done.load(Ordering::SeqCst)
        })
    });
    assert_eq!(seen, [false, true]);
}

#[test]
fn bounded_tries_to_lock_may_all_come_too_early() {
    for tries in TRIES {
        let taken = outcomes(move || {
            let lock = Arc::new(Mutex::new(0));
            let theirs = Arc::clone(&lock);
            thread::spawn(move || *theirs.lock().unwrap() += 1);
            (0..tries).any(|_| lock.try_lock().is_ok())
        });
        assert_eq!(taken, [false, true], "{tries} tries");
    }
}

#[test]
fn bounded_tries_to_receive_may_all_come_too_early() {
    for tries in TRIES {
        let received = outcomes(move || {
            let (sender, receiver) = mpsc::channel();
            thread::spawn(move || sender.send(1));
            (0..tries).any(|_| receiver.try_recv().is_ok())
        });
        assert_eq!(received, [false, true], "{tries} tries");
    }
}

#[test]
fn bounded_looks_at_a_thread_may_all_come_too_early() {
    for tries in TRIES {
        let finished = outcomes(move || {
            let handle = thread::spawn(|| ());
            (0..tries).any(|_| handle.is_finished())
        });
        assert_eq!(finished, [false, true], "{tries} looks");
    }
}

#[test]
fn bounded_looks_under_a_lock_may_all_come_too_early() {
    let seen = outcomes(|| {
        let lock = Arc::new(Mutex::new(false));
        let theirs = Arc::clone(&lock);
        thread::spawn(move || *theirs.lock().unwrap() = true);
        (0..100).any(|_| *lock.lock().unwrap())
    });
    assert_eq!(seen, [false, true]);
}
