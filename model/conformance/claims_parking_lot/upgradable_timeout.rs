//! Upgradable and recursive reading with a limit on waiting.

use std::thread;
use std::time::{Duration, Instant};

use parking_lot::{RwLock, RwLockUpgradableReadGuard};

use crate::{claim, claim_in_time};

/// Far longer than any test may take: only the holder can end the wait.
const FOR_EVER: Duration = Duration::from_secs(100_000);
const A_WHILE: Duration = Duration::from_millis(5);

#[test]
fn who_wants_the_right_gives_up_after_the_time() {
    claim(|| {
        let lock = RwLock::new(0);
        let writer = lock.write();
        let start = Instant::now();
        assert!(lock.try_upgradable_read_for(A_WHILE).is_none());
        drop(writer);
        let _upgradable = lock.upgradable_read();
        assert!(lock.try_upgradable_read_until(start + 2 * A_WHILE).is_none());
        assert!(start.elapsed() >= 2 * A_WHILE);
    });
}

#[test]
fn an_upgrade_gives_up_on_a_reader_after_the_time_and_keeps_nobody_out() {
    claim(|| {
        let lock = RwLock::new(0);
        let _reader = lock.read();
        let start = Instant::now();
        let upgradable = lock.upgradable_read();
        let upgradable = RwLockUpgradableReadGuard::try_upgrade_for(upgradable, A_WHILE).err().unwrap();
        let end = start + 2 * A_WHILE;
        let mut upgradable = RwLockUpgradableReadGuard::try_upgrade_until(upgradable, end).err().unwrap();
        assert!(start.elapsed() >= 2 * A_WHILE);
        assert_eq!(upgradable.try_with_upgraded_for(A_WHILE, |value| *value += 1), None);
        assert_eq!(upgradable.try_with_upgraded_until(end, |value| *value += 1), None);
        assert!(lock.try_read().is_some() && lock.try_upgradable_read().is_none());
    });
}

#[test]
fn a_free_lock_needs_no_time_at_all() {
    claim(|| {
        let lock = RwLock::new(0);
        assert!(lock.try_upgradable_read_until(Instant::now()).is_some());
        let mut upgradable = lock.try_upgradable_read_for(Duration::ZERO).unwrap();
        assert!(lock.try_read_recursive_for(Duration::ZERO).is_some());
        assert!(lock.try_read_recursive_until(Instant::now()).is_some());
        assert_eq!(upgradable.try_with_upgraded_for(Duration::ZERO, |value| *value + 1), Some(1));
        assert_eq!(upgradable.try_with_upgraded_until(Instant::now(), |value| *value + 1), Some(1));
        let writer = RwLockUpgradableReadGuard::try_upgrade_for(upgradable, Duration::ZERO);
        assert!(writer.is_ok());
    });
}

#[test]
fn readers_who_leave_in_time_are_waited_for() {
    claim_in_time(|| {
        let lock = RwLock::new(0);
        thread::scope(|scope| {
            let reader = lock.read();
            scope.spawn(|| {
                let upgradable = lock.try_upgradable_read_for(FOR_EVER).unwrap();
                *RwLockUpgradableReadGuard::try_upgrade_for(upgradable, FOR_EVER).ok().unwrap() += 1;
            });
            scope.spawn(|| {
                let end = Instant::now() + FOR_EVER;
                let mut upgradable = lock.try_upgradable_read_until(end).unwrap();
                assert!(upgradable.try_with_upgraded_until(end, |value| *value += 1).is_some());
            });
            drop(reader);
        });
        assert_eq!(lock.into_inner(), 2);
    });
}

#[test]
fn recursive_readers_give_up_on_a_writer_after_the_time() {
    claim(|| {
        let lock = RwLock::new(0);
        let _writer = lock.write();
        let start = Instant::now();
        assert!(lock.try_read_recursive_for(A_WHILE).is_none());
        assert!(lock.try_read_recursive_until(start + 2 * A_WHILE).is_none());
        assert!(start.elapsed() >= 2 * A_WHILE);
    });
}
