//! `RwLock::upgradable_read`: reading with the right to write later.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;
use std::sync::Barrier;
use std::thread;

use parking_lot::{RwLock, RwLockReadGuard, RwLockUpgradableReadGuard, RwLockWriteGuard};

use crate::claim;

#[test]
fn it_lets_readers_in_and_nobody_else() {
    claim(|| {
        let lock = RwLock::new(1);
        let upgradable = lock.upgradable_read();
        assert_eq!(lock.try_read().map(|value| *value), Some(*upgradable));
        assert!(lock.try_write().is_none() && lock.try_upgradable_read().is_none());
        assert!(lock.is_locked() && !lock.is_locked_exclusive());
        drop(upgradable);
        assert!(lock.try_write().is_some() && lock.try_upgradable_read().is_some());
        assert!(!lock.is_locked());
    });
}

#[test]
fn readers_let_it_in_and_writers_do_not() {
    claim(|| {
        let lock = RwLock::new(1);
        let reader = lock.read();
        assert_eq!(lock.try_upgradable_read().map(|value| *value), Some(*reader));
        drop(reader);
        let _writer = lock.write();
        assert!(lock.try_upgradable_read().is_none());
    });
}

#[test]
fn upgrading_waits_until_the_readers_have_left() {
    claim(|| {
        let (lock, both_inside) = (RwLock::new(0), Barrier::new(2));
        thread::scope(|scope| {
            scope.spawn(|| {
                let reader = lock.read();
                both_inside.wait();
                assert_eq!(*reader, 0);
                thread::yield_now();
                assert_eq!(*reader, 0);
            });
            let upgradable = lock.upgradable_read();
            both_inside.wait();
            *RwLockUpgradableReadGuard::upgrade(upgradable) += 1;
        });
        assert_eq!(lock.into_inner(), 1);
    });
}

#[test]
fn nobody_writes_between_reading_and_upgrading() {
    claim(|| {
        let lock = RwLock::new(0);
        thread::scope(|scope| {
            scope.spawn(|| *lock.write() += 10);
            for _ in 0..2 {
                scope.spawn(|| {
                    let upgradable = lock.upgradable_read();
                    let seen = *upgradable;
                    let mut writer = RwLockUpgradableReadGuard::upgrade(upgradable);
                    assert_eq!(*writer, seen);
                    *writer = seen + 1;
                });
            }
        });
        assert_eq!(lock.into_inner(), 12);
    });
}

#[test]
fn a_writer_gets_in_when_it_has_left() {
    claim(|| {
        let lock = RwLock::new(0);
        thread::scope(|scope| {
            let upgradable = lock.upgradable_read();
            scope.spawn(|| *lock.write() += 1);
            scope.spawn(|| drop(lock.upgradable_read()));
            assert_eq!(*upgradable, 0);
        });
        assert_eq!(lock.into_inner(), 1);
    });
}

#[test]
fn an_upgrade_that_would_wait_gives_the_guard_back() {
    claim(|| {
        let lock = RwLock::new(0);
        let reader = lock.read();
        let upgradable = RwLockUpgradableReadGuard::try_upgrade(lock.upgradable_read()).err().unwrap();
        assert!(lock.try_upgradable_read().is_none() && lock.try_read().is_some());
        drop(reader);
        let mut writer = RwLockUpgradableReadGuard::try_upgrade(upgradable).ok().unwrap();
        *writer += 1;
        assert!(lock.try_read().is_none() && lock.is_locked_exclusive());
        drop(writer);
        assert_eq!(lock.into_inner(), 1);
    });
}

#[test]
fn without_the_right_it_is_a_reader() {
    claim(|| {
        let lock = RwLock::new(1);
        let reader: RwLockReadGuard<'_, i32> = RwLockUpgradableReadGuard::downgrade(lock.upgradable_read());
        assert_eq!(lock.try_upgradable_read().map(|value| *value), Some(*reader));
        assert!(lock.try_write().is_none());
        drop(reader);
        assert!(lock.try_write().is_some());
    });
}

#[test]
fn a_writer_may_go_on_reading_with_the_right_to_write_again() {
    claim(|| {
        let lock = RwLock::new(0);
        let mut writer = lock.write();
        *writer = 1;
        let upgradable = RwLockWriteGuard::downgrade_to_upgradable(writer);
        assert_eq!(lock.try_read().map(|value| *value), Some(*upgradable));
        assert!(lock.try_write().is_none() && lock.try_upgradable_read().is_none());
        *RwLockUpgradableReadGuard::upgrade(upgradable) += 1;
        assert_eq!(lock.into_inner(), 2);
    });
}

#[test]
fn no_writer_comes_in_between_when_one_goes_on_reading() {
    claim(|| {
        let lock = RwLock::new(0);
        thread::scope(|scope| {
            let mut writer = lock.write();
            scope.spawn(|| *lock.write() += 10);
            scope.spawn(|| *RwLockUpgradableReadGuard::upgrade(lock.upgradable_read()) += 10);
            *writer = 1;
            let upgradable = RwLockWriteGuard::downgrade_to_upgradable(writer);
            assert_eq!(*upgradable, 1);
            let mut writer = RwLockUpgradableReadGuard::upgrade(upgradable);
            assert_eq!(*writer, 1);
            *writer += 1;
        });
        assert_eq!(lock.into_inner(), 22);
    });
}

#[test]
fn it_may_write_for_the_time_of_a_closure() {
    claim(|| {
        let lock = RwLock::new(1);
        let mut upgradable = lock.upgradable_read();
        let old = upgradable.with_upgraded(|value| {
            assert!(lock.try_read().is_none());
            std::mem::replace(value, 2)
        });
        assert_eq!((old, *upgradable), (1, 2));
        assert!(lock.try_read().is_some() && lock.try_upgradable_read().is_none());
        assert_eq!(upgradable.try_with_upgraded(|value| *value += 1), Some(()));
        let reader = lock.read();
        assert_eq!(upgradable.try_with_upgraded(|_| unreachable!("another thread may read")), None::<()>);
        assert_eq!(*reader, 3);
    });
}

#[test]
fn after_a_panic_in_the_closure_it_reads_again() {
    claim(|| {
        let lock = RwLock::new(1);
        let mut upgradable = lock.upgradable_read();
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            upgradable.with_upgraded(|value| {
                *value = 2;
                panic!("while writing");
            })
        }));
        assert!(panicked.is_err());
        assert_eq!((*upgradable, lock.try_read().map(|value| *value)), (2, Some(2)));
        assert!(lock.try_upgradable_read().is_none());
    });
}

#[test]
fn it_may_leave_for_the_time_of_a_closure() {
    claim(|| {
        let lock = RwLock::new(0);
        let mut upgradable = lock.upgradable_read();
        RwLockUpgradableReadGuard::unlocked(&mut upgradable, || *lock.write() += 1);
        RwLockUpgradableReadGuard::unlocked_fair(&mut upgradable, || *lock.write() += 1);
        RwLockUpgradableReadGuard::bump(&mut upgradable);
        assert_eq!(*upgradable, 2);
        assert!(lock.try_upgradable_read().is_none());
        RwLockUpgradableReadGuard::unlock_fair(upgradable);
        assert!(!lock.is_locked());
    });
}

#[test]
fn its_guard_knows_its_lock_and_is_shown_as_the_value() {
    claim(|| {
        let lock = RwLock::new(1);
        let upgradable = lock.upgradable_read();
        assert!(ptr::eq(RwLockUpgradableReadGuard::rwlock(&upgradable), &lock));
        assert_eq!(format!("{upgradable} {upgradable:?} {lock:?}"), "1 1 RwLock { data: 1 }");
    });
}
