//! The guards of an `RwLock`.

use std::ptr;
use std::thread;

use parking_lot::{MappedRwLockReadGuard, MappedRwLockWriteGuard, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::claim;

#[test]
fn guards_know_their_lock() {
    claim(|| {
        let lock = RwLock::new(1);
        assert!(ptr::eq(RwLockReadGuard::rwlock(&lock.read()), &lock));
        assert!(ptr::eq(RwLockWriteGuard::rwlock(&lock.write()), &lock));
    });
}

#[test]
fn a_mapped_reader_shows_a_part_and_keeps_writers_out() {
    claim(|| {
        let lock = RwLock::new((1, [2, 3]));
        let pair: MappedRwLockReadGuard<'_, [i32; 2]> = RwLockReadGuard::map(lock.read(), |value| &value.1);
        let last = MappedRwLockReadGuard::map(pair, |pair| &pair[1]);
        assert_eq!(format!("{last} {last:?}"), "3 3");
        assert!(lock.try_write().is_none() && lock.try_read().is_some());
        drop(last);
        assert!(!lock.is_locked());
    });
}

#[test]
fn a_mapped_writer_changes_a_part_and_keeps_everyone_out() {
    claim(|| {
        let lock = RwLock::new((1, [2, 3]));
        let pair: MappedRwLockWriteGuard<'_, [i32; 2]> =
            RwLockWriteGuard::map(lock.write(), |value| &mut value.1);
        let mut last = MappedRwLockWriteGuard::map(pair, |pair| &mut pair[1]);
        *last = 30;
        assert!(lock.try_read().is_none());
        drop(last);
        assert_eq!(lock.into_inner(), (1, [2, 30]));
    });
}

#[test]
fn a_guard_that_has_no_such_part_is_given_back() {
    claim(|| {
        let lock = RwLock::new(vec![1]);
        let reader = RwLockReadGuard::try_map(lock.read(), |list| list.get(1)).err().unwrap();
        let (reader, error) = RwLockReadGuard::try_map_or_err(reader, |_| Err::<&u8, _>("no")).err().unwrap();
        assert_eq!((reader.len(), error), (1, "no"));
        let first = RwLockReadGuard::try_map(reader, |list| list.first()).ok().unwrap();
        let first = MappedRwLockReadGuard::try_map(first, |_| None::<&u8>).err().unwrap();
        let first = MappedRwLockReadGuard::try_map_or_else(first, |_| Err::<&u8, _>(0)).err().unwrap().0;
        assert_eq!(*first, 1);
        drop(first);
        let writer = RwLockWriteGuard::try_map(lock.write(), |list| list.get_mut(1)).err().unwrap();
        let mut first = RwLockWriteGuard::try_map(writer, |list| list.first_mut()).ok().unwrap();
        *first = 2;
        drop(first);
        assert_eq!(lock.into_inner(), [2]);
    });
}

#[test]
fn unlocked_lets_others_in_and_goes_on_afterwards() {
    claim(|| {
        let lock = RwLock::new(1);
        let mut reader = lock.read();
        RwLockReadGuard::unlocked(&mut reader, || *lock.write() += 1);
        assert_eq!(*reader, 2);
        assert!(lock.try_write().is_none());
        drop(reader);
        let mut writer = lock.write();
        let seen = RwLockWriteGuard::unlocked(&mut writer, || *lock.read());
        assert_eq!((seen, *writer), (2, 2));
        assert!(lock.try_read().is_none());
    });
}

#[test]
fn a_writer_that_goes_on_as_a_reader_lets_no_other_writer_in_between() {
    claim(|| {
        let lock = RwLock::new(0);
        thread::scope(|scope| {
            let mut writer = lock.write();
            scope.spawn(|| *lock.write() = 2);
            *writer = 1;
            let reader = RwLockWriteGuard::downgrade(writer);
            assert_eq!(*reader, 1);
        });
        assert_eq!(lock.into_inner(), 2);
    });
}
