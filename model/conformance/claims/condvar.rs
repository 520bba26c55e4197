//! `Condvar`: waiting for a condition under a lock. Waiting with a deadline has a file of its own.

use std::sync::{Condvar, Mutex};
use std::thread;

use crate::claim;

#[test]
fn a_waiter_is_woken_when_its_condition_was_made_true() {
    claim(|| {
        let (ready, changed) = (Mutex::new(false), Condvar::new());
        thread::scope(|scope| {
            scope.spawn(|| {
                *ready.lock().unwrap() = true;
                changed.notify_one();
            });
            let mut guard = ready.lock().unwrap();
            while !*guard {
                guard = changed.wait(guard).unwrap();
            }
            assert!(*guard);
        });
    });
}

#[test]
fn the_lock_is_free_while_a_thread_waits_and_held_afterwards() {
    claim(|| {
        let (turn, changed) = (Mutex::new(0), Condvar::new());
        thread::scope(|scope| {
            let mut guard = turn.lock().unwrap();
            // Started under the lock, this thread can go on only when `wait` gives it up.
            scope.spawn(|| {
                *turn.lock().unwrap() = 1;
                changed.notify_all();
            });
            while *guard == 0 {
                guard = changed.wait(guard).unwrap();
            }
            assert!(turn.try_lock().is_err());
        });
    });
}

#[test]
fn notify_all_wakes_every_waiter() {
    claim(|| {
        let (open, changed) = (Mutex::new(false), Condvar::new());
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    let guard = open.lock().unwrap();
                    drop(changed.wait_while(guard, |open| !*open).unwrap());
                });
            }
            *open.lock().unwrap() = true;
            changed.notify_all();
        });
    });
}

#[test]
fn notify_one_for_each_permit_wakes_enough_waiters() {
    claim(|| {
        let (permits, changed) = (Mutex::new(0), Condvar::new());
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let guard = permits.lock().unwrap();
                    let mut guard = changed.wait_while(guard, |free| *free == 0).unwrap();
                    *guard -= 1;
                });
            }
            for _ in 0..2 {
                *permits.lock().unwrap() += 1;
                changed.notify_one();
            }
        });
        assert_eq!(permits.into_inner().unwrap(), 0);
    });
}

#[test]
fn two_threads_can_take_turns() {
    claim(|| {
        let (log, changed) = (Mutex::new(Vec::new()), Condvar::new());
        thread::scope(|scope| {
            for me in [0, 1] {
                let (log, changed) = (&log, &changed);
                scope.spawn(move || {
                    for _ in 0..2 {
                        let guard = log.lock().unwrap();
                        let mine = |log: &mut Vec<usize>| log.len() % 2 != me;
                        let mut guard = changed.wait_while(guard, mine).unwrap();
                        guard.push(me);
                        changed.notify_one();
                    }
                });
            }
        });
        assert_eq!(log.into_inner().unwrap(), [0, 1, 0, 1]);
    });
}

#[test]
fn wait_while_does_not_wait_for_what_is_already_so() {
    claim(|| {
        let (value, changed) = (Mutex::new(3), Condvar::new());
        let guard = value.lock().unwrap();
        let guard = changed.wait_while(guard, |value| *value != 3).unwrap();
        assert_eq!(*guard, 3);
    });
}

#[test]
fn wait_reports_a_lock_that_was_poisoned_meanwhile() {
    claim(|| {
        let (ready, changed) = (Mutex::new(false), Condvar::new());
        thread::scope(|scope| {
            let guard = ready.lock().unwrap();
            let unlucky = scope.spawn(|| {
                let mut guard = ready.lock().unwrap();
                *guard = true;
                changed.notify_one();
                panic!("with the lock held");
            });
            let woken = changed.wait_while(guard, |ready| !*ready);
            assert!(*woken.unwrap_err().into_inner());
            assert!(unlucky.join().is_err());
        });
    });
}

#[test]
fn a_condvar_has_a_default_and_a_plain_name() {
    claim(|| {
        assert_eq!(format!("{:?}", Condvar::default()), "Condvar { .. }");
    });
}
