//! Parking and unparking: one token a thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::claim;

#[test]
fn park_returns_at_once_when_the_token_is_already_there() {
    claim(|| {
        thread::current().unpark();
        thread::park();
    });
}

#[test]
fn a_parked_thread_is_woken_by_unpark() {
    claim(|| {
        let ready = Arc::new(AtomicBool::new(false));
        let theirs = Arc::clone(&ready);
        let waiter = thread::spawn(move || {
            while !theirs.load(Ordering::SeqCst) {
                thread::park();
            }
        });
        ready.store(true, Ordering::SeqCst);
        waiter.thread().unpark();
        waiter.join().unwrap();
    });
}

#[test]
fn what_was_done_before_unpark_is_seen_after_park() {
    claim(|| {
        let data = AtomicU32::new(0);
        let ready = AtomicBool::new(false);
        thread::scope(|scope| {
            let waiter = scope.spawn(|| {
                while !ready.load(Ordering::Acquire) {
                    thread::park();
                }
                data.load(Ordering::Relaxed)
            });
            data.store(8, Ordering::Relaxed);
            ready.store(true, Ordering::Release);
            waiter.thread().unpark();
            assert_eq!(waiter.join().unwrap(), 8);
        });
    });
}

#[test]
fn a_thread_can_unpark_the_one_that_spawned_it() {
    claim(|| {
        let main = thread::current();
        let done = Arc::new(AtomicBool::new(false));
        let theirs = Arc::clone(&done);
        let helper = thread::spawn(move || {
            theirs.store(true, Ordering::SeqCst);
            main.unpark();
        });
        while !done.load(Ordering::SeqCst) {
            thread::park();
        }
        helper.join().unwrap();
    });
}

#[test]
fn unpark_of_a_finished_thread_does_nothing() {
    claim(|| {
        let handle = thread::spawn(|| ());
        let thread = handle.thread().clone();
        handle.join().unwrap();
        thread.unpark();
    });
}

#[test]
fn park_timeout_gives_up_by_itself() {
    claim(|| {
        let start = Instant::now();
        let patience = Duration::from_millis(5);
        while start.elapsed() < patience {
            thread::park_timeout(patience - start.elapsed().min(patience));
        }
    });
}

#[test]
fn park_timeout_of_nothing_returns() {
    claim(|| {
        thread::park_timeout(Duration::ZERO);
    });
}

#[test]
fn park_timeout_returns_at_once_when_the_token_is_there() {
    claim(|| {
        thread::current().unpark();
        // Far longer than any test may take: only the token can end it.
        thread::park_timeout(Duration::from_secs(100_000));
    });
}

#[test]
fn park_timeout_is_ended_by_unpark() {
    claim(|| {
        let ready = Arc::new(AtomicBool::new(false));
        let theirs = Arc::clone(&ready);
        let waiter = thread::spawn(move || {
            while !theirs.load(Ordering::SeqCst) {
                thread::park_timeout(Duration::from_secs(100_000));
            }
        });
        ready.store(true, Ordering::SeqCst);
        waiter.thread().unpark();
        waiter.join().unwrap();
    });
}

#[test]
fn a_token_belongs_to_one_thread_only() {
    claim(|| {
        let turn = AtomicU32::new(0);
        thread::scope(|scope| {
            let wait_for = |number| {
                let turn = &turn;
                move || {
                    while turn.load(Ordering::SeqCst) < number {
                        thread::park();
                    }
                }
            };
            let first = scope.spawn(wait_for(1));
            let second = scope.spawn(wait_for(2));
            turn.store(1, Ordering::SeqCst);
            first.thread().unpark();
            first.join().unwrap();
            turn.store(2, Ordering::SeqCst);
            second.thread().unpark();
            second.join().unwrap();
        });
    });
}
