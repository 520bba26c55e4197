//! `Condvar` with a deadline.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::{claim, claim_in_time};

/// Far longer than any test may take: only a notification can end it.
const FOR_EVER: Duration = Duration::from_secs(100_000);
const A_WHILE: Duration = Duration::from_millis(5);

#[test]
fn wait_timeout_gives_up_by_itself_and_says_so() {
    claim(|| {
        let (lock, never) = (Mutex::new(()), Condvar::new());
        let start = Instant::now();
        let mut guard = lock.lock().unwrap();
        loop {
            let (again, result) = never.wait_timeout(guard, A_WHILE).unwrap();
            guard = again;
            if result.timed_out() {
                break;
            }
        }
        assert!(start.elapsed() >= A_WHILE);
        assert!(lock.try_lock().is_err(), "the guard is held again");
        drop(guard);
    });
}

#[test]
fn wait_timeout_is_ended_by_a_notification() {
    claim_in_time(|| {
        let (ready, changed) = (Mutex::new(false), Condvar::new());
        thread::scope(|scope| {
            scope.spawn(|| {
                *ready.lock().unwrap() = true;
                changed.notify_one();
            });
            let mut guard = ready.lock().unwrap();
            while !*guard {
                let (again, result) = changed.wait_timeout(guard, FOR_EVER).unwrap();
                assert!(!result.timed_out());
                guard = again;
            }
        });
    });
}

#[test]
fn wait_timeout_while_gives_up_when_the_condition_stays() {
    claim(|| {
        let (lock, never) = (Mutex::new(0), Condvar::new());
        let start = Instant::now();
        let guard = lock.lock().unwrap();
        let waited = never.wait_timeout_while(guard, A_WHILE, |value| *value == 0);
        let (guard, result) = waited.unwrap();
        assert!(result.timed_out() && start.elapsed() >= A_WHILE);
        assert_eq!(*guard, 0);
    });
}

#[test]
fn wait_timeout_while_says_when_the_condition_ended() {
    claim_in_time(|| {
        let pair = Arc::new((Mutex::new(0), Condvar::new()));
        let theirs = Arc::clone(&pair);
        let other = thread::spawn(move || {
            *theirs.0.lock().unwrap() = 6;
            theirs.1.notify_one();
        });
        let guard = pair.0.lock().unwrap();
        let waited = pair.1.wait_timeout_while(guard, FOR_EVER, |value| *value == 0);
        let (guard, result) = waited.unwrap();
        assert_eq!((*guard, result.timed_out()), (6, false));
        drop(guard);
        other.join().unwrap();
    });
}

#[test]
fn wait_timeout_while_of_no_time_at_all_still_looks_at_the_condition() {
    claim(|| {
        let (lock, never) = (Mutex::new(1), Condvar::new());
        let guard = lock.lock().unwrap();
        let waited = never.wait_timeout_while(guard, Duration::ZERO, |value| *value == 0);
        assert!(!waited.unwrap().1.timed_out());
    });
}

#[test]
fn a_notification_without_waiters_is_not_kept() {
    claim(|| {
        let (lock, changed) = (Mutex::new(()), Condvar::new());
        changed.notify_one();
        changed.notify_all();
        let guard = lock.lock().unwrap();
        let (_guard, result) = changed.wait_timeout_while(guard, A_WHILE, |()| true).unwrap();
        assert!(result.timed_out());
    });
}
