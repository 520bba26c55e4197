//! Deadlines beyond any program: they never pass.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use crate::claim;

/// `Duration::MAX`, and as many seconds without a fraction.
const ENDLESS: [Duration; 2] = [Duration::MAX, Duration::from_secs(u64::MAX)];

#[test]
fn nobody_wakes_from_a_sleep_for_ever() {
    claim(|| {
        let woken = Arc::new(AtomicBool::new(false));
        for time in ENDLESS {
            let theirs = Arc::clone(&woken);
            thread::spawn(move || {
                thread::sleep(time);
                theirs.store(true, Ordering::SeqCst);
            });
        }
        thread::sleep(Duration::from_millis(5));
        assert!(!woken.load(Ordering::SeqCst));
    });
}

#[test]
fn a_receiver_that_has_for_ever_gets_its_message() {
    claim(|| {
        for time in ENDLESS {
            let (sender, receiver) = mpsc::channel();
            let other = thread::spawn(move || sender.send(1).unwrap());
            assert_eq!(receiver.recv_timeout(time), Ok(1));
            other.join().unwrap();
        }
    });
}

#[test]
fn a_receiver_that_has_for_ever_learns_that_no_message_will_come() {
    claim(|| {
        let (sender, receiver) = mpsc::channel::<u8>();
        let other = thread::spawn(move || drop(sender));
        assert_eq!(receiver.recv_timeout(Duration::MAX), Err(mpsc::RecvTimeoutError::Disconnected));
        other.join().unwrap();
    });
}

#[test]
fn a_wait_that_has_for_ever_is_never_timed_out() {
    claim(|| {
        for time in ENDLESS {
            let (ready, changed) = (Mutex::new(false), Condvar::new());
            thread::scope(|scope| {
                scope.spawn(|| {
                    *ready.lock().unwrap() = true;
                    changed.notify_one();
                });
                let mut guard = ready.lock().unwrap();
                while !*guard {
                    let (again, result) = changed.wait_timeout(guard, time).unwrap();
                    assert!(!result.timed_out());
                    guard = again;
                }
                let (guard, result) = changed.wait_timeout_while(guard, time, |ready| !*ready).unwrap();
                assert!(*guard && !result.timed_out());
            });
        }
    });
}

#[test]
fn a_thread_parked_for_ever_is_woken_by_its_token() {
    claim(|| {
        for time in ENDLESS {
            let done = AtomicBool::new(false);
            thread::scope(|scope| {
                let sleeper = scope.spawn(|| {
                    while !done.load(Ordering::SeqCst) {
                        thread::park_timeout(time);
                    }
                });
                done.store(true, Ordering::SeqCst);
                sleeper.thread().unpark();
            });
        }
    });
}
