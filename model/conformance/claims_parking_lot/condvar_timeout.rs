//! `Condvar` with a deadline.

use std::thread;
use std::time::{Duration, Instant};

use parking_lot::{Condvar, Mutex, WaitTimeoutResult};

use crate::{claim, claim_in_time};

/// Far longer than any test may take: only a notification can end it.
const FOR_EVER: Duration = Duration::from_secs(100_000);
const A_WHILE: Duration = Duration::from_millis(5);

#[test]
fn wait_for_gives_up_by_itself_and_says_so() {
    claim(|| {
        let (lock, never) = (Mutex::new(()), Condvar::new());
        let start = Instant::now();
        let mut guard = lock.lock();
        let result: WaitTimeoutResult = never.wait_for(&mut guard, A_WHILE);
        assert!(result.timed_out() && start.elapsed() >= A_WHILE);
        assert!(lock.try_lock().is_none(), "the guard is held again");
    });
}

#[test]
fn wait_until_gives_up_at_its_time_and_says_so() {
    claim(|| {
        let (lock, never) = (Mutex::new(()), Condvar::new());
        let deadline = Instant::now() + A_WHILE;
        assert!(never.wait_until(&mut lock.lock(), deadline).timed_out());
        assert!(Instant::now() >= deadline);
    });
}

#[test]
fn a_notification_ends_a_wait_with_a_deadline() {
    claim_in_time(|| {
        let (ready, changed) = (Mutex::new(0), Condvar::new());
        thread::scope(|scope| {
            scope.spawn(|| {
                for step in 1..3 {
                    let mut guard = ready.lock();
                    changed.wait_while(&mut guard, |ready| *ready != 2 * step - 1);
                    *guard += 1;
                    changed.notify_all();
                }
            });
            let mut guard = ready.lock();
            *guard += 1;
            changed.notify_all();
            assert!(!changed.wait_for(&mut guard, FOR_EVER).timed_out());
            *guard += 1;
            changed.notify_all();
            assert!(!changed.wait_until(&mut guard, Instant::now() + FOR_EVER).timed_out());
        });
        assert_eq!(ready.into_inner(), 4);
    });
}

#[test]
fn waiting_while_gives_up_when_the_condition_stays() {
    claim(|| {
        let (lock, never) = (Mutex::new(0), Condvar::new());
        let mut guard = lock.lock();
        let start = Instant::now();
        assert!(never.wait_while_for(&mut guard, |value| *value == 0, A_WHILE).timed_out());
        assert!(never.wait_while_until(&mut guard, |value| *value == 0, start + 2 * A_WHILE).timed_out());
        assert!(start.elapsed() >= 2 * A_WHILE);
    });
}

#[test]
fn waiting_while_says_when_the_condition_ended() {
    claim_in_time(|| {
        let (lock, changed) = (Mutex::new(0), Condvar::new());
        thread::scope(|scope| {
            scope.spawn(|| {
                *lock.lock() = 6;
                changed.notify_one();
            });
            let mut guard = lock.lock();
            assert!(!changed.wait_while_for(&mut guard, |value| *value == 0, FOR_EVER).timed_out());
            assert_eq!(*guard, 6);
        });
    });
}

#[test]
fn waiting_while_for_no_time_still_looks_at_the_condition() {
    claim(|| {
        let (lock, never) = (Mutex::new(1), Condvar::new());
        let mut guard = lock.lock();
        assert!(!never.wait_while_for(&mut guard, |value| *value == 0, Duration::ZERO).timed_out());
    });
}
