//! What lives in a `static`.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use parking_lot::{Condvar, Mutex, Once, RwLock, const_mutex};

use crate::claim;

#[test]
fn a_static_mutex_starts_from_its_initial_value() {
    claim(|| {
        static TOTAL: Mutex<u32> = Mutex::new(0);
        static LOG: Mutex<Vec<u32>> = const_mutex(Vec::new());
        let threads = [1, 2].map(|n| {
            thread::spawn(move || {
                *TOTAL.lock() += n;
                LOG.lock().push(n);
            })
        });
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!((*TOTAL.lock(), LOG.lock().len()), (3, 2));
    });
}

#[test]
fn a_static_read_write_lock_starts_from_its_initial_value() {
    claim(|| {
        static LEVEL: RwLock<u32> = RwLock::new(1);
        thread::spawn(|| *LEVEL.write() *= 2).join().unwrap();
        assert_eq!(*LEVEL.read(), 2);
    });
}

#[test]
fn a_static_once_runs_once() {
    claim(|| {
        static START: Once = Once::new();
        static RUNS: AtomicU32 = AtomicU32::new(0);
        let start = || {
            START.call_once(|| {
                RUNS.fetch_add(1, Ordering::SeqCst);
            });
        };
        thread::spawn(start).join().unwrap();
        start();
        assert_eq!(RUNS.load(Ordering::SeqCst), 1);
    });
}

#[test]
fn a_static_condvar_wakes_its_waiters() {
    claim(|| {
        static OPEN: Mutex<bool> = Mutex::new(false);
        static CHANGED: Condvar = Condvar::new();
        let opener = thread::spawn(|| {
            *OPEN.lock() = true;
            CHANGED.notify_all();
        });
        CHANGED.wait_while(&mut OPEN.lock(), |open| !*open);
        opener.join().unwrap();
    });
}
