//! `RwLock` with a limit on waiting.

use std::thread;
use std::time::{Duration, Instant};

use parking_lot::RwLock;

use crate::{claim, claim_in_time};

/// Far longer than any test may take: only the holder can end the wait.
const FOR_EVER: Duration = Duration::from_secs(100_000);
const A_WHILE: Duration = Duration::from_millis(5);

#[test]
fn readers_give_up_on_a_writer_after_the_time() {
    claim(|| {
        let lock = RwLock::new(0);
        let _writer = lock.write();
        let start = Instant::now();
        assert!(lock.try_read_for(A_WHILE).is_none());
        assert!(lock.try_read_until(start + 2 * A_WHILE).is_none());
        assert!(start.elapsed() >= 2 * A_WHILE);
    });
}

#[test]
fn writers_give_up_on_a_reader_after_the_time() {
    claim(|| {
        let lock = RwLock::new(0);
        let _reader = lock.read();
        let start = Instant::now();
        assert!(lock.try_write_for(A_WHILE).is_none());
        assert!(lock.try_write_until(start + 2 * A_WHILE).is_none());
        assert!(start.elapsed() >= 2 * A_WHILE);
    });
}

#[test]
fn a_free_lock_needs_no_time_at_all() {
    claim(|| {
        let lock = RwLock::new(0);
        assert!(lock.try_read_for(Duration::ZERO).is_some());
        assert!(lock.try_read_until(Instant::now()).is_some());
        assert!(lock.try_write_for(Duration::ZERO).is_some());
        assert!(lock.try_write_until(Instant::now()).is_some());
    });
}

#[test]
fn a_lock_that_becomes_free_in_time_is_taken() {
    claim_in_time(|| {
        let lock = RwLock::new(0);
        thread::scope(|scope| {
            let mut writer = lock.write();
            scope.spawn(|| assert_eq!(*lock.try_read_for(FOR_EVER).unwrap() % 2, 1));
            scope.spawn(|| *lock.try_write_for(FOR_EVER).unwrap() += 2);
            scope.spawn(|| *lock.try_write_until(Instant::now() + FOR_EVER).unwrap() += 2);
            *writer = 1;
        });
        assert_eq!(lock.into_inner(), 5);
    });
}

#[test]
fn a_writer_that_gave_up_keeps_nobody_out() {
    claim(|| {
        let lock = RwLock::new(0);
        thread::scope(|scope| {
            let _reader = lock.read();
            scope.spawn(|| assert!(lock.try_write_for(A_WHILE).is_none())).join().unwrap();
            assert!(lock.try_read().is_some());
        });
        assert!(lock.try_write().is_some());
    });
}
