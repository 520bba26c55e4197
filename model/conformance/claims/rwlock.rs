//! `RwLock`: many readers or one writer.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Barrier, RwLock, RwLockReadGuard, TryLockError};
use std::thread;

use crate::claim;

#[test]
fn readers_can_be_inside_together() {
    claim(|| {
        let lock = RwLock::new(4);
        let all_inside = Barrier::new(2);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let value = lock.read().unwrap();
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
                    let mut value = counter.write().unwrap();
                    let read = *value;
                    thread::yield_now();
                    *value = read + 1;
                });
            }
        });
        assert_eq!(*counter.read().unwrap(), 2);
    });
}

#[test]
fn a_reader_never_sees_half_of_a_write() {
    claim(|| {
        let pair = RwLock::new((0, 0));
        thread::scope(|scope| {
            scope.spawn(|| {
                let mut pair = pair.write().unwrap();
                pair.0 = 1;
                thread::yield_now();
                pair.1 = 1;
            });
            scope.spawn(|| {
                let pair = pair.read().unwrap();
                assert_eq!(pair.0, pair.1);
            });
        });
    });
}

#[test]
fn a_writer_keeps_everyone_else_out() {
    claim(|| {
        let lock = RwLock::new(());
        let guard = lock.write().unwrap();
        assert!(matches!(lock.try_read(), Err(TryLockError::WouldBlock)));
        assert!(matches!(lock.try_write(), Err(TryLockError::WouldBlock)));
        drop(guard);
        assert!(lock.try_write().is_ok());
    });
}

#[test]
fn a_reader_keeps_writers_out_and_lets_readers_in() {
    claim(|| {
        let lock = RwLock::new(1);
        let guard = lock.read().unwrap();
        assert!(matches!(lock.try_write(), Err(TryLockError::WouldBlock)));
        assert_eq!(*lock.try_read().unwrap(), *guard);
    });
}

#[test]
fn a_writer_gets_in_after_the_last_reader() {
    claim(|| {
        let lock = Arc::new(RwLock::new(1));
        let (first, second) = (lock.read().unwrap(), lock.read().unwrap());
        let theirs = Arc::clone(&lock);
        let writer = thread::spawn(move || *theirs.write().unwrap() += 1);
        drop(first);
        assert_eq!(*second, 1);
        drop(second);
        writer.join().unwrap();
        assert_eq!(*lock.read().unwrap(), 2);
    });
}

#[test]
fn readers_get_in_after_a_writer() {
    claim(|| {
        let lock = RwLock::new(0);
        let sum = AtomicU32::new(0);
        thread::scope(|scope| {
            let mut guard = lock.write().unwrap();
            for _ in 0..2 {
                scope.spawn(|| sum.fetch_add(*lock.read().unwrap(), Ordering::SeqCst));
            }
            *guard = 3;
        });
        assert_eq!(sum.into_inner(), 6);
    });
}

#[test]
fn a_read_write_lock_can_be_had_without_locking_by_its_owner() {
    claim(|| {
        let mut lock = RwLock::from(1);
        *lock.get_mut().unwrap() += 1;
        assert_eq!(lock.into_inner().unwrap(), 2);
        assert_eq!(RwLock::<u8>::default().into_inner().unwrap(), 0);
    });
}

#[test]
fn a_read_write_lock_shows_its_value_unless_it_is_written() {
    claim(|| {
        let lock = RwLock::new(5);
        let free = "RwLock { data: 5, poisoned: false, .. }";
        assert_eq!(format!("{lock:?}"), free);
        let reader = lock.read().unwrap();
        assert_eq!(format!("{lock:?} {reader}"), format!("{free} 5"));
        drop(reader);
        let mut writer = lock.write().unwrap();
        *writer += 1;
        assert_eq!(format!("{writer:?} {writer}"), "6 6");
        assert!(format!("{lock:?}").contains("<locked>"));
    });
}

#[test]
fn a_read_write_lock_may_hold_an_unsized_value() {
    claim(|| {
        let words: Box<RwLock<[&str]>> = Box::new(RwLock::new(["a", "b"]));
        words.write().unwrap()[0] = "c";
        assert_eq!(words.read().unwrap().concat(), "cb");
    });
}

#[test]
fn a_reader_of_what_lives_longer_is_a_reader_of_what_lives_shorter() {
    fn sum<'short>(guard: RwLockReadGuard<'_, &'short u32>, other: &'short u32) -> u32 {
        **guard + other
    }
    claim(|| {
        let five = 5;
        let lock = RwLock::new(&five);
        {
            let one = 1;
            assert_eq!(sum(lock.read().unwrap(), &one), 6);
        }
        assert!(lock.try_write().is_ok());
    });
}
