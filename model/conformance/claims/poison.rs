//! Poisoning: what a panic under a lock leaves behind.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, LockResult, Mutex, MutexGuard, PoisonError, RwLock, TryLockError};
use std::thread;

use crate::claim;

fn poisoned(value: u32) -> Arc<Mutex<u32>> {
    let lock = Arc::new(Mutex::new(value));
    let theirs = Arc::clone(&lock);
    let handle = thread::spawn(move || {
        let _guard = theirs.lock().unwrap();
        panic!("with the lock held");
    });
    assert!(handle.join().is_err());
    lock
}

#[test]
fn a_panic_under_a_lock_poisons_it() {
    claim(|| {
        let lock = poisoned(1);
        assert!(lock.is_poisoned());
        assert!(lock.lock().is_err());
    });
}

#[test]
fn a_panic_beside_a_lock_does_not_poison_it() {
    claim(|| {
        let lock = Arc::new(Mutex::new(1));
        let theirs = Arc::clone(&lock);
        let handle = thread::spawn(move || {
            drop(theirs.lock().unwrap());
            panic!("with the lock given up");
        });
        assert!(handle.join().is_err());
        assert!(!lock.is_poisoned());
    });
}

#[test]
fn the_value_of_a_poisoned_lock_can_still_be_reached() {
    claim(|| {
        let lock = poisoned(7);
        let error = lock.lock().unwrap_err();
        assert_eq!(**error.get_ref(), 7);
        assert_eq!(*error.into_inner(), 7);
        let value = *lock.lock().unwrap_or_else(PoisonError::into_inner);
        assert_eq!(value, 7);
    });
}

#[test]
fn a_lock_stays_poisoned_until_it_is_cleared() {
    claim(|| {
        let lock = poisoned(1);
        drop(lock.lock().unwrap_err());
        assert!(lock.is_poisoned());
        lock.clear_poison();
        assert!(!lock.is_poisoned());
        assert_eq!(*lock.lock().unwrap(), 1);
    });
}

#[test]
fn a_poisoned_lock_still_excludes() {
    claim(|| {
        let lock = poisoned(1);
        let _guard = lock.lock().unwrap_err().into_inner();
        assert!(matches!(lock.try_lock(), Err(TryLockError::WouldBlock)));
    });
}

#[test]
fn try_lock_tells_a_poisoned_lock_from_a_busy_one() {
    claim(|| {
        let lock = poisoned(2);
        let Err(TryLockError::Poisoned(error)) = lock.try_lock() else {
            panic!("the lock is free and poisoned");
        };
        assert_eq!(*error.into_inner(), 2);
    });
}

#[test]
fn get_mut_and_into_inner_report_poison_too() {
    claim(|| {
        let mut lock = Arc::into_inner(poisoned(3)).unwrap();
        assert_eq!(**lock.get_mut().unwrap_err().get_ref(), 3);
        assert_eq!(lock.into_inner().unwrap_err().into_inner(), 3);
    });
}

#[test]
fn a_thread_that_waits_while_another_panics_gets_a_poisoned_lock() {
    claim(|| {
        let lock = Mutex::new(0);
        thread::scope(|scope| {
            let guard = lock.lock().unwrap();
            let waiter = scope.spawn(|| lock.lock().is_err());
            let failed = panic::catch_unwind(AssertUnwindSafe(move || {
                let _moved_in = guard;
                panic!("with the lock held");
            }));
            assert!(failed.is_err());
            assert!(waiter.join().unwrap());
        });
    });
}

#[test]
fn a_lock_taken_and_given_up_while_panicking_is_not_poisoned() {
    struct LocksInDrop(Arc<Mutex<u32>>);
    impl Drop for LocksInDrop {
        fn drop(&mut self) {
            *self.0.lock().unwrap() += 1;
        }
    }
    claim(|| {
        let lock = Arc::new(Mutex::new(0));
        let on_the_way_out = LocksInDrop(Arc::clone(&lock));
        let handle = thread::spawn(move || {
            let _on_the_way_out = on_the_way_out;
            panic!("on purpose");
        });
        assert!(handle.join().is_err());
        assert_eq!(*lock.lock().unwrap(), 1);
    });
}

#[test]
fn a_panicking_writer_poisons_a_read_write_lock() {
    claim(|| {
        let lock = Arc::new(RwLock::new(1));
        let theirs = Arc::clone(&lock);
        let handle = thread::spawn(move || {
            let _guard = theirs.write().unwrap();
            panic!("while writing");
        });
        assert!(handle.join().is_err());
        assert!(lock.is_poisoned() && lock.read().is_err() && lock.write().is_err());
        lock.clear_poison();
        assert_eq!(*lock.read().unwrap(), 1);
    });
}

#[test]
fn a_panicking_reader_does_not_poison_a_read_write_lock() {
    claim(|| {
        let lock = Arc::new(RwLock::new(1));
        let theirs = Arc::clone(&lock);
        let handle = thread::spawn(move || {
            let _guard = theirs.read().unwrap();
            panic!("while reading");
        });
        assert!(handle.join().is_err());
        assert!(!lock.is_poisoned());
        assert_eq!(*lock.write().unwrap(), 1);
    });
}

#[test]
fn a_poisoned_mutex_shows_that_it_is() {
    claim(|| {
        let shown = format!("{:?}", poisoned(4));
        assert_eq!(shown, "Mutex { data: 4, poisoned: true, .. }");
    });
}

#[test]
fn poison_errors_speak_as_those_of_std() {
    fn try_both(lock: &Mutex<u32>) -> LockResult<MutexGuard<'_, u32>> {
        lock.lock()
    }
    claim(|| {
        let lock = poisoned(0);
        let message = try_both(&lock).unwrap_err().to_string();
        assert_eq!(message, "poisoned lock: another task failed inside");
        lock.clear_poison();
        let _guard = lock.lock().unwrap();
        let busy = lock.try_lock().unwrap_err().to_string();
        assert_eq!(busy, "try_lock failed because the operation would block");
    });
}
