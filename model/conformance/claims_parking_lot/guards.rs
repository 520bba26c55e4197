//! `MutexGuard` and `MappedMutexGuard`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;
use std::thread;

use parking_lot::{MappedMutexGuard, Mutex, MutexGuard};

use crate::claim;

#[test]
fn a_guard_knows_its_mutex() {
    claim(|| {
        let lock = Mutex::new(1);
        let guard = lock.lock();
        assert!(ptr::eq(MutexGuard::mutex(&guard), &lock));
    });
}

#[test]
fn a_mapped_guard_shows_a_part_and_holds_the_lock() {
    claim(|| {
        let lock = Mutex::new((1, "one"));
        let mut number: MappedMutexGuard<'_, i32> = MutexGuard::map(lock.lock(), |pair| &mut pair.0);
        *number += 1;
        assert_eq!(format!("{number} {number:?}"), "2 2");
        assert!(lock.try_lock().is_none());
        drop(number);
        assert_eq!(*lock.lock(), (2, "one"));
    });
}

#[test]
fn a_mapped_guard_can_be_mapped_again() {
    claim(|| {
        let lock = Mutex::new([[1, 2], [3, 4]]);
        let row = MutexGuard::map(lock.lock(), |rows| &mut rows[1]);
        let mut cell = MappedMutexGuard::map(row, |row| &mut row[0]);
        *cell = 30;
        drop(cell);
        assert_eq!(lock.into_inner(), [[1, 2], [30, 4]]);
    });
}

#[test]
fn try_map_gives_the_guard_back_when_there_is_no_such_part() {
    claim(|| {
        let lock = Mutex::new(vec![1]);
        let Err(guard) = MutexGuard::try_map(lock.lock(), |list| list.get_mut(1)) else {
            panic!("there is one element");
        };
        let first = MutexGuard::try_map(guard, |list| list.first_mut());
        assert!(lock.try_lock().is_none());
        let first = first.ok().unwrap();
        let Err(first) = MappedMutexGuard::try_map(first, |_| None::<&mut u8>) else {
            panic!("nothing was chosen");
        };
        assert_eq!(*first, 1);
        drop(first);
        assert!(lock.try_lock().is_some());
    });
}

#[test]
fn try_map_or_err_gives_the_error_too() {
    claim(|| {
        let lock = Mutex::new(4);
        let refused = MutexGuard::try_map_or_err(lock.lock(), |_| Err::<&mut u8, _>("no"));
        let (guard, error) = refused.err().unwrap();
        assert_eq!((*guard, error), (4, "no"));
        let chosen = MutexGuard::try_map_or_err(guard, |value| Ok::<_, ()>(value));
        let refused = MappedMutexGuard::try_map_or_err(chosen.ok().unwrap(), |_| Err::<&mut u8, _>(5));
        assert_eq!(refused.err().unwrap().1, 5);
        assert!(!lock.is_locked());
    });
}

#[test]
fn unlocked_lets_others_in_and_holds_the_lock_afterwards() {
    claim(|| {
        let lock = Mutex::new(1);
        let mut guard = lock.lock();
        let inside = MutexGuard::unlocked(&mut guard, || {
            thread::scope(|scope| scope.spawn(|| *lock.lock() += 1).join().unwrap());
            lock.is_locked()
        });
        assert_eq!((*guard, inside), (2, false));
        assert!(lock.try_lock().is_none());
    });
}

#[test]
fn unlocked_holds_the_lock_after_a_panic_too() {
    claim(|| {
        let lock = Mutex::new(1);
        let mut guard = lock.lock();
        let unlocked = || MutexGuard::unlocked(&mut guard, || panic!("on purpose"));
        assert!(catch_unwind(AssertUnwindSafe(unlocked)).is_err());
        assert!(lock.try_lock().is_none());
        drop(guard);
        assert!(lock.try_lock().is_some());
    });
}

#[test]
fn a_leaked_guard_keeps_the_lock() {
    claim(|| {
        let lock = Mutex::new(1);
        *MutexGuard::leak(lock.lock()) = 2;
        assert!(lock.is_locked());
        assert_eq!(lock.into_inner(), 2);
    });
}
