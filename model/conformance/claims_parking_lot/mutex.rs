//! `Mutex`: mutual exclusion without poisoning.

use std::sync::Arc;
use std::thread;

use parking_lot::{Mutex, const_mutex};

use crate::claim;

#[test]
fn no_addition_under_a_lock_is_lost() {
    claim(|| {
        let counter = Mutex::new(0);
        thread::scope(|scope| {
            for amount in [10, 20] {
                let counter = &counter;
                scope.spawn(move || {
                    let mut value = counter.lock();
                    let read = *value;
                    thread::yield_now();
                    *value = read + amount;
                });
            }
        });
        assert_eq!(counter.into_inner(), 30);
    });
}

#[test]
fn dropping_the_guard_unlocks() {
    claim(|| {
        let lock = Mutex::new(1);
        drop(lock.lock());
        *lock.lock() += 1;
        assert_eq!(*lock.lock(), 2);
    });
}

#[test]
fn try_lock_takes_a_free_lock_and_no_other() {
    claim(|| {
        let lock = Mutex::new(1);
        let guard = lock.try_lock().unwrap();
        assert!(lock.try_lock().is_none());
        assert_eq!(*guard, 1);
        drop(guard);
        assert!(lock.try_lock().is_some());
    });
}

#[test]
fn is_locked_tells_whether_a_thread_holds_it() {
    claim(|| {
        let lock = Mutex::new(1);
        assert!(!lock.is_locked());
        let guard = lock.lock();
        thread::scope(|scope| {
            scope.spawn(|| assert!(lock.is_locked()));
        });
        drop(guard);
        assert!(!lock.is_locked());
    });
}

#[test]
fn a_panic_with_the_lock_held_unlocks_it_and_leaves_no_mark() {
    claim(|| {
        let lock = Arc::new(Mutex::new(0));
        let theirs = Arc::clone(&lock);
        let handle = thread::spawn(move || {
            let mut guard = theirs.lock();
            *guard = 7;
            panic!("with the lock held");
        });
        assert!(handle.join().is_err());
        assert_eq!(*lock.lock(), 7);
        assert!(lock.try_lock().is_some());
    });
}

#[test]
fn a_waiting_thread_gets_the_lock_when_it_is_given_up() {
    claim(|| {
        let lock = Arc::new(Mutex::new(0));
        let mut guard = lock.lock();
        let theirs = Arc::clone(&lock);
        let waiter = thread::spawn(move || *theirs.lock());
        *guard = 5;
        drop(guard);
        assert_eq!(waiter.join().unwrap(), 5);
    });
}

#[test]
fn a_lock_can_be_had_without_locking_by_its_owner() {
    claim(|| {
        let mut lock = Mutex::from(1);
        *lock.get_mut() += 1;
        assert_eq!(lock.into_inner(), 2);
        assert_eq!(const_mutex(3).into_inner(), 3);
        assert_eq!(Mutex::<u8>::default().into_inner(), 0);
    });
}

#[test]
fn a_lock_shows_its_value_unless_it_is_held() {
    claim(|| {
        let lock = Mutex::new(5);
        assert_eq!(format!("{lock:?}"), "Mutex { data: 5 }");
        let guard = lock.lock();
        assert_eq!(format!("{lock:?} {guard:?} {guard}"), "Mutex { data: <locked> } 5 5");
    });
}

#[test]
fn a_lock_may_hold_an_unsized_value() {
    claim(|| {
        let words: Box<Mutex<[&str]>> = Box::new(Mutex::new(["a", "b"]));
        words.lock()[1] = "c";
        assert_eq!(*words.lock(), ["a", "c"]);
    });
}
