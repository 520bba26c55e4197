//! Right programs that ask again and again, and end.

use std::hint;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, OnceLock, RwLock, mpsc};
use std::thread;

use crate::claim;

/// What a loop does between two looks.
const NOTHING: fn() = || {};
const BETWEEN: [fn(); 3] = [NOTHING, hint::spin_loop, thread::yield_now];

#[test]
fn until_a_flag_is_set() {
    claim(|| {
        for between in BETWEEN {
            let done = AtomicBool::new(false);
            thread::scope(|scope| {
                scope.spawn(|| done.store(true, Ordering::SeqCst));
                while !done.load(Ordering::SeqCst) {
                    between();
                }
            });
        }
    });
}

#[test]
fn until_a_lock_is_free() {
    claim(|| {
        for between in BETWEEN {
            let lock = Mutex::new(0);
            thread::scope(|scope| {
                scope.spawn(|| *lock.lock().unwrap() += 1);
                loop {
                    if let Ok(mut guard) = lock.try_lock() {
                        *guard += 1;
                        break;
                    }
                    between();
                }
            });
            assert_eq!(lock.into_inner().unwrap(), 2);
        }
    });
}

#[test]
fn until_a_locked_value_is_another() {
    claim(|| {
        for between in BETWEEN {
            let lock = Mutex::new(false);
            thread::scope(|scope| {
                scope.spawn(|| *lock.lock().unwrap() = true);
                while !*lock.lock().unwrap() {
                    between();
                }
            });
        }
    });
}

#[test]
fn until_a_lock_is_poisoned() {
    claim(|| {
        let lock = Arc::new(Mutex::new(()));
        let theirs = Arc::clone(&lock);
        let poisoner = thread::spawn(move || {
            let _guard = theirs.lock();
            panic!("on purpose");
        });
        while !lock.is_poisoned() {}
        assert!(poisoner.join().is_err());
    });
}

#[test]
fn until_a_message_comes() {
    claim(|| {
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || sender.send(7).unwrap());
        let message = loop {
            if let Ok(message) = receiver.try_recv() {
                break message;
            }
        };
        assert_eq!(message, 7);
    });
}

#[test]
fn until_a_thread_is_finished() {
    claim(|| {
        let handle = thread::spawn(|| 5);
        while !handle.is_finished() {}
        assert_eq!(handle.join().unwrap(), 5);
    });
}

#[test]
fn until_a_cell_is_set() {
    claim(|| {
        let (cell, lock) = (OnceLock::new(), RwLock::new(0));
        thread::scope(|scope| {
            scope.spawn(|| {
                *lock.write().unwrap() = 1;
                cell.set(3).unwrap();
            });
            while cell.get().is_none() {}
            while lock.try_read().is_ok_and(|value| *value == 0) {}
        });
        assert_eq!(cell.into_inner(), Some(3));
    });
}

#[test]
fn while_counting_the_tries() {
    claim(|| {
        let (done, tries) = (AtomicBool::new(false), AtomicU32::new(0));
        thread::scope(|scope| {
            scope.spawn(|| done.store(true, Ordering::SeqCst));
            while !done.load(Ordering::SeqCst) {
                tries.fetch_add(1, Ordering::SeqCst);
            }
        });
    });
}

#[test]
fn two_that_wait_for_each_other_in_turn() {
    claim(|| {
        let turn = AtomicU32::new(0);
        thread::scope(|scope| {
            for mine in 0..2 {
                let turn = &turn;
                scope.spawn(move || {
                    for round in 0..3 {
                        while turn.load(Ordering::SeqCst) != 2 * round + mine {}
                        turn.fetch_add(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert_eq!(turn.into_inner(), 6);
    });
}

#[test]
fn a_lock_made_of_an_exchange() {
    claim(|| {
        let (taken, value) = (AtomicBool::new(false), AtomicU32::new(0));
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    while taken
                        .compare_exchange_weak(false, true, Ordering::Acquire, Ordering::Relaxed)
                        .is_err()
                    {
                        hint::spin_loop();
                    }
                    value.store(value.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
                    taken.store(false, Ordering::Release);
                });
            }
        });
        assert_eq!(value.into_inner(), 2);
    });
}
