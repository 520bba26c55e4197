//! `Mutex`: mutual exclusion. Its value and its poisoning have files of their own.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, TryLockError};
use std::thread;
use std::time::Duration;

use crate::claim;

#[test]
fn no_addition_under_a_lock_is_lost() {
    claim(|| {
        let counter = Mutex::new(0);
        thread::scope(|scope| {
            for amount in [10, 20] {
                let counter = &counter;
                scope.spawn(move || {
                    let mut value = counter.lock().unwrap();
                    let read = *value;
                    thread::yield_now();
                    *value = read + amount;
                });
            }
        });
        assert_eq!(counter.into_inner().unwrap(), 30);
    });
}

#[test]
fn one_thread_at_most_is_inside() {
    claim(|| {
        let lock = Mutex::new(());
        let inside = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let _guard = lock.lock().unwrap();
                    assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                    thread::yield_now();
                    inside.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
    });
}

#[test]
fn a_lock_is_kept_through_a_sleep() {
    claim(|| {
        let log = Mutex::new(Vec::new());
        thread::scope(|scope| {
            for name in ["a", "b"] {
                let log = &log;
                scope.spawn(move || {
                    let mut log = log.lock().unwrap();
                    log.push(name);
                    thread::sleep(Duration::from_millis(2));
                    log.push(name);
                });
            }
        });
        let log = log.into_inner().unwrap();
        assert!(log[0] == log[1] && log[2] == log[3] && log[0] != log[2]);
    });
}

#[test]
fn dropping_the_guard_unlocks() {
    claim(|| {
        let lock = Mutex::new(1);
        drop(lock.lock().unwrap());
        *lock.lock().unwrap() += 1;
        assert_eq!(*lock.lock().unwrap(), 2);
    });
}

#[test]
fn try_lock_of_a_free_mutex_locks_it() {
    claim(|| {
        let lock = Mutex::new(1);
        let guard = lock.try_lock().unwrap();
        assert!(lock.try_lock().is_err());
        assert_eq!(*guard, 1);
    });
}

#[test]
fn try_lock_of_a_locked_mutex_would_block() {
    claim(|| {
        let lock = Mutex::new(1);
        let _guard = lock.lock().unwrap();
        thread::scope(|scope| {
            scope.spawn(|| {
                assert!(matches!(lock.try_lock(), Err(TryLockError::WouldBlock)));
            });
        });
    });
}

#[test]
fn a_waiting_thread_gets_the_lock_when_it_is_given_up() {
    claim(|| {
        let lock = Arc::new(Mutex::new(0));
        let mut guard = lock.lock().unwrap();
        let theirs = Arc::clone(&lock);
        let waiter = thread::spawn(move || *theirs.lock().unwrap());
        *guard = 5;
        drop(guard);
        assert_eq!(waiter.join().unwrap(), 5);
    });
}

#[test]
fn unlocking_publishes_what_was_done_inside_and_before() {
    claim(|| {
        let outside = AtomicU32::new(0);
        let done = Mutex::new(false);
        thread::scope(|scope| {
            scope.spawn(|| {
                outside.store(3, Ordering::Relaxed);
                *done.lock().unwrap() = true;
            });
            if *done.lock().unwrap() {
                assert_eq!(outside.load(Ordering::Relaxed), 3);
            }
        });
    });
}

#[test]
fn two_mutexes_are_independent() {
    claim(|| {
        let (left, right) = (Mutex::new(1), Mutex::new(2));
        let _left = left.lock().unwrap();
        thread::scope(|scope| {
            scope.spawn(|| assert_eq!(*right.lock().unwrap(), 2));
        });
    });
}
