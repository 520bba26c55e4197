//! `RwLock`: many readers or one writer.

use std::sync::{Arc, Barrier};
use std::thread;

use parking_lot::{RwLock, const_rwlock};

use crate::claim;

#[test]
fn readers_can_be_inside_together() {
    claim(|| {
        let lock = RwLock::new(4);
        let all_inside = Barrier::new(2);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let value = lock.read();
                    all_inside.wait();
                    assert_eq!(*value, 4);
                });
            }
        });
    });
}

#[test]
fn no_addition_under_a_write_lock_is_lost() {
    claim(|| {
        let counter = RwLock::new(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let mut value = counter.write();
                    let read = *value;
                    thread::yield_now();
                    *value = read + 1;
                });
            }
        });
        assert_eq!(*counter.read(), 2);
    });
}

#[test]
fn a_writer_keeps_everyone_else_out() {
    claim(|| {
        let lock = RwLock::new(());
        let guard = lock.write();
        assert!(lock.try_read().is_none() && lock.try_write().is_none());
        assert!(lock.is_locked() && lock.is_locked_exclusive());
        drop(guard);
        assert!(lock.try_write().is_some());
    });
}

#[test]
fn a_reader_keeps_writers_out_and_lets_readers_in() {
    claim(|| {
        let lock = RwLock::new(1);
        let guard = lock.read();
        assert!(lock.try_write().is_none());
        assert!(lock.is_locked() && !lock.is_locked_exclusive());
        assert_eq!(*lock.try_read().unwrap(), *guard);
        drop(guard);
        assert!(!lock.is_locked());
    });
}

#[test]
fn a_writer_gets_in_after_the_last_reader() {
    claim(|| {
        let lock = Arc::new(RwLock::new(1));
        let (first, second) = (lock.read(), lock.read());
        let theirs = Arc::clone(&lock);
        let writer = thread::spawn(move || *theirs.write() += 1);
        drop(first);
        assert_eq!(*second, 1);
        drop(second);
        writer.join().unwrap();
        assert_eq!(*lock.read(), 2);
    });
}

#[test]
fn a_panicking_writer_leaves_no_mark() {
    claim(|| {
        let lock = Arc::new(RwLock::new(1));
        let theirs = Arc::clone(&lock);
        let handle = thread::spawn(move || {
            *theirs.write() = 2;
            let _guard = theirs.write();
            panic!("while writing");
        });
        assert!(handle.join().is_err());
        assert_eq!(*lock.read(), 2);
        assert!(lock.try_write().is_some());
    });
}

#[test]
fn a_read_write_lock_can_be_had_without_locking_by_its_owner() {
    claim(|| {
        let mut lock = RwLock::from(1);
        *lock.get_mut() += 1;
        assert_eq!(lock.into_inner(), 2);
        assert_eq!(const_rwlock(3).into_inner(), 3);
        assert_eq!(RwLock::<u8>::default().into_inner(), 0);
    });
}

#[test]
fn a_read_write_lock_shows_its_value_unless_it_is_written() {
    claim(|| {
        let lock = RwLock::new(5);
        let reader = lock.read();
        assert_eq!(format!("{lock:?} {reader:?} {reader}"), "RwLock { data: 5 } 5 5");
        drop(reader);
        let writer = lock.write();
        assert_eq!(format!("{lock:?} {writer:?} {writer}"), "RwLock { data: <locked> } 5 5");
    });
}
