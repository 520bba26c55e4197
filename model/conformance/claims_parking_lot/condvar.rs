//! `Condvar`: no spurious wake-ups, and it tells whom it woke.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use parking_lot::{Condvar, Mutex};

use crate::claim;

#[test]
fn a_waiter_goes_on_when_it_is_notified() {
    claim(|| {
        let (ready, changed) = (Mutex::new(false), Condvar::new());
        thread::scope(|scope| {
            scope.spawn(|| {
                *ready.lock() = true;
                changed.notify_one();
            });
            let mut guard = ready.lock();
            // As documented: `if` is enough, because there are no spurious wake-ups.
            if !*guard {
                changed.wait(&mut guard);
            }
            assert!(*guard);
        });
    });
}

#[test]
fn waiting_gives_the_lock_back() {
    claim(|| {
        let (turn, changed) = (Mutex::new(0), Condvar::new());
        thread::scope(|scope| {
            let mut guard = turn.lock();
            scope.spawn(|| {
                let mut guard = turn.lock();
                *guard = 1;
                changed.notify_all();
                changed.wait_while(&mut guard, |turn| *turn != 2);
            });
            changed.wait_while(&mut guard, |turn| *turn != 1);
            *guard = 2;
            changed.notify_all();
        });
    });
}

#[test]
fn notifying_nobody_says_so_and_is_not_kept() {
    claim(|| {
        let changed = Condvar::new();
        assert!(!changed.notify_one());
        assert_eq!(changed.notify_all(), 0);
        let lock = Mutex::new(());
        let patience = std::time::Duration::from_millis(1);
        assert!(changed.wait_for(&mut lock.lock(), patience).timed_out());
    });
}

#[test]
fn notify_one_wakes_one_and_notify_all_the_rest() {
    claim(|| {
        let (waiting, changed) = (Mutex::new(0), Condvar::default());
        let woken = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let mut guard = waiting.lock();
                    *guard += 1;
                    changed.wait(&mut guard);
                    woken.fetch_add(1, Ordering::SeqCst);
                });
            }
            loop {
                let guard = waiting.lock();
                if *guard == 2 {
                    assert!(changed.notify_one());
                    assert_eq!(changed.notify_all(), 1);
                    assert_eq!(woken.load(Ordering::SeqCst), 0, "they need the lock first");
                    break;
                }
                drop(guard);
                thread::yield_now();
            }
        });
        assert_eq!(woken.into_inner(), 2);
    });
}

#[test]
fn wait_while_asks_before_it_waits() {
    claim(|| {
        let (lock, never) = (Mutex::new(3), Condvar::new());
        let mut guard = lock.lock();
        never.wait_while(&mut guard, |value| *value == 0);
        assert_eq!(*guard, 3);
    });
}

#[test]
fn one_condvar_is_for_one_mutex_at_a_time() {
    claim(|| {
        let (first, second, changed) = (Mutex::new(false), Mutex::new(()), Condvar::new());
        thread::scope(|scope| {
            let waiter = scope.spawn(|| {
                let mut guard = first.lock();
                *guard = true;
                changed.wait(&mut guard);
            });
            while !*first.lock() {
                thread::yield_now();
            }
            let misuse = scope.spawn(|| changed.wait(&mut second.lock()));
            assert!(misuse.join().is_err());
            assert!(changed.notify_one());
            waiter.join().unwrap();
        });
        let patience = std::time::Duration::from_millis(1);
        assert!(changed.wait_for(&mut second.lock(), patience).timed_out());
    });
}

#[test]
fn a_condvar_shows_nothing_of_its_state() {
    claim(|| assert_eq!(format!("{:?}", Condvar::new()), "Condvar { .. }"));
}
