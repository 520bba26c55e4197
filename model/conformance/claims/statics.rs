//! What lives in a `static`.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Condvar, LazyLock, Mutex, Once, OnceLock, RwLock};
use std::thread;

use crate::claim;

#[test]
fn a_static_atomic_starts_from_its_initial_value() {
    claim(|| {
        static COUNTER: AtomicU32 = AtomicU32::new(40);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| COUNTER.fetch_add(1, Ordering::SeqCst));
            }
        });
        assert_eq!(COUNTER.load(Ordering::SeqCst), 42);
    });
}

#[test]
fn a_static_mutex_is_shared_without_an_arc() {
    claim(|| {
        static TOTAL: Mutex<u32> = Mutex::new(0);
        let threads = [1, 2].map(|n| thread::spawn(move || *TOTAL.lock().unwrap() += n));
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!(*TOTAL.lock().unwrap(), 3);
    });
}

#[test]
fn a_static_mutex_may_hold_a_growing_list() {
    claim(|| {
        static LOG: Mutex<Vec<String>> = Mutex::new(Vec::new());
        thread::spawn(|| LOG.lock().unwrap().push("entry".into())).join().unwrap();
        assert_eq!(*LOG.lock().unwrap(), ["entry"]);
    });
}

#[test]
fn a_static_read_write_lock_starts_from_its_initial_value() {
    claim(|| {
        static LEVEL: RwLock<u32> = RwLock::new(1);
        thread::spawn(|| *LEVEL.write().unwrap() *= 2).join().unwrap();
        assert_eq!(*LEVEL.read().unwrap(), 2);
    });
}

#[test]
fn a_static_once_runs_once() {
    claim(|| {
        static START: Once = Once::new();
        static RUNS: AtomicU32 = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    START.call_once(|| {
                        RUNS.fetch_add(1, Ordering::SeqCst);
                    });
                });
            }
        });
        assert_eq!(RUNS.load(Ordering::SeqCst), 1);
    });
}

#[test]
fn a_static_once_lock_is_empty_until_it_is_set() {
    claim(|| {
        static NAME: OnceLock<String> = OnceLock::new();
        assert_eq!(NAME.get(), None);
        NAME.set("set".into()).unwrap();
        let seen = thread::spawn(|| NAME.get().map(String::as_str));
        assert_eq!(seen.join().unwrap(), Some("set"));
    });
}

#[test]
fn a_static_lazy_lock_is_made_at_the_first_look() {
    claim(|| {
        static MADE: AtomicU32 = AtomicU32::new(0);
        static TABLE: LazyLock<Vec<u32>> = LazyLock::new(|| {
            MADE.fetch_add(1, Ordering::SeqCst);
            (0..3).collect()
        });
        assert_eq!(MADE.load(Ordering::SeqCst), 0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| assert_eq!(TABLE.len(), 3));
            }
        });
        assert_eq!(MADE.load(Ordering::SeqCst), 1);
    });
}

#[test]
fn a_static_lazy_lock_may_hold_a_mutex() {
    claim(|| {
        static WORDS: LazyLock<Mutex<Vec<&str>>> = LazyLock::new(|| Mutex::new(vec!["first"]));
        thread::spawn(|| WORDS.lock().unwrap().push("second")).join().unwrap();
        assert_eq!(*WORDS.lock().unwrap(), ["first", "second"]);
    });
}

#[test]
fn a_static_condvar_wakes_its_waiters() {
    claim(|| {
        static OPEN: Mutex<bool> = Mutex::new(false);
        static CHANGED: Condvar = Condvar::new();
        let opener = thread::spawn(|| {
            *OPEN.lock().unwrap() = true;
            CHANGED.notify_all();
        });
        let guard = OPEN.lock().unwrap();
        assert!(*CHANGED.wait_while(guard, |open| !*open).unwrap());
        opener.join().unwrap();
    });
}
