//! `Mutex` with a limit on waiting.

use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use parking_lot::Mutex;

use crate::{claim, claim_in_time};

/// Far longer than any test may take: only the holder can end the wait.
const FOR_EVER: Duration = Duration::from_secs(100_000);
const A_WHILE: Duration = Duration::from_millis(5);

#[test]
fn try_lock_for_gives_up_after_the_time_and_not_before() {
    claim(|| {
        let lock = Mutex::new(0);
        let _held = lock.lock();
        let start = Instant::now();
        assert!(lock.try_lock_for(A_WHILE).is_none());
        assert!(start.elapsed() >= A_WHILE);
    });
}

#[test]
fn try_lock_until_gives_up_at_the_time_and_not_before() {
    claim(|| {
        let lock = Mutex::new(0);
        let _held = lock.lock();
        let deadline = Instant::now() + A_WHILE;
        assert!(lock.try_lock_until(deadline).is_none());
        assert!(Instant::now() >= deadline);
    });
}

#[test]
fn a_free_lock_needs_no_time_at_all() {
    claim(|| {
        let lock = Mutex::new(1);
        assert!(lock.try_lock_for(Duration::ZERO).is_some());
        assert!(lock.try_lock_until(Instant::now()).is_some());
    });
}

#[test]
fn a_held_lock_is_refused_at_once_when_there_is_no_time() {
    claim(|| {
        let lock = Mutex::new(1);
        let _held = lock.lock();
        assert!(lock.try_lock_for(Duration::ZERO).is_none());
        assert!(lock.try_lock_until(Instant::now()).is_none());
    });
}

#[test]
fn a_lock_that_becomes_free_in_time_is_taken() {
    claim_in_time(|| {
        let (lock, held) = (Mutex::new(0), Barrier::new(3));
        thread::scope(|scope| {
            scope.spawn(|| {
                let mut guard = lock.lock();
                held.wait();
                thread::sleep(A_WHILE);
                *guard = 1;
            });
            scope.spawn(|| {
                held.wait();
                let mut guard = lock.try_lock_for(FOR_EVER).unwrap();
                assert!(*guard > 0);
                *guard += 1;
            });
            held.wait();
            let mut guard = lock.try_lock_until(Instant::now() + FOR_EVER).unwrap();
            assert!(*guard > 0);
            *guard += 1;
        });
        assert_eq!(lock.into_inner(), 3);
    });
}

#[test]
fn who_gave_up_does_not_hold_the_lock_later() {
    claim(|| {
        let lock = Mutex::new(0);
        thread::scope(|scope| {
            let held = lock.lock();
            let waiter = scope.spawn(|| lock.try_lock_for(A_WHILE).is_some());
            thread::sleep(A_WHILE);
            drop(held);
            waiter.join().unwrap();
            assert!(lock.try_lock().is_some());
        });
    });
}

#[test]
fn who_has_for_ever_gets_the_lock() {
    claim(|| {
        for time in [Duration::MAX, Duration::from_secs(u64::MAX)] {
            let lock = Mutex::new(0);
            thread::scope(|scope| {
                scope.spawn(|| *lock.lock() += 1);
                *lock.try_lock_for(time).unwrap() += 1;
            });
            assert_eq!(lock.into_inner(), 2);
        }
    });
}
