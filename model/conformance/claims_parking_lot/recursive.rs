//! `RwLock::read_recursive`: reading while the same thread reads already.

use std::thread;
use std::time::Duration;

use parking_lot::RwLock;

use crate::claim;

#[test]
fn a_reader_reads_again_though_a_writer_waits() {
    claim(|| {
        let lock = RwLock::new(0);
        thread::scope(|scope| {
            let outer = lock.read();
            scope.spawn(|| *lock.write() += 1);
            let inner = lock.read_recursive();
            let tried = lock.try_read_recursive().unwrap();
            let timed = lock.try_read_recursive_for(Duration::ZERO).unwrap();
            assert_eq!((*outer, *inner, *tried, *timed), (0, 0, 0, 0));
        });
        assert_eq!(lock.into_inner(), 1);
    });
}

#[test]
fn an_upgradable_reader_may_do_so_too() {
    claim(|| {
        let lock = RwLock::new(0);
        thread::scope(|scope| {
            let outer = lock.upgradable_read();
            scope.spawn(|| *lock.write() += 1);
            assert_eq!(*lock.read_recursive(), *outer);
        });
        assert_eq!(lock.into_inner(), 1);
    });
}

#[test]
fn it_keeps_writers_out_and_writers_keep_it_out() {
    claim(|| {
        let lock = RwLock::new(0);
        let reader = lock.read_recursive();
        assert!(lock.try_write().is_none());
        drop(reader);
        let writer = lock.write();
        assert!(lock.try_read_recursive().is_none());
        drop(writer);
        assert!(lock.try_read_recursive().is_some());
    });
}

#[test]
fn it_waits_until_the_writer_has_left() {
    claim(|| {
        let lock = RwLock::new(0);
        thread::scope(|scope| {
            let mut writer = lock.write();
            scope.spawn(|| assert_eq!(*lock.read_recursive(), 1));
            *writer = 1;
        });
    });
}
