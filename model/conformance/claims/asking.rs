//! Loops that ask a lock or a once what has become of it: others run meanwhile.

use std::sync::{Mutex, Once, RwLock};
use std::{hint, thread};

use crate::claim;

#[test]
fn who_asks_whether_a_mutex_is_poisoned_sees_it_in_the_end() {
    claim(|| {
        let lock = Mutex::new(());
        thread::scope(|scope| {
            let thread = scope.spawn(|| {
                let _guard = lock.lock();
                panic!("with the lock held");
            });
            while !lock.is_poisoned() {
                hint::spin_loop();
            }
            assert!(thread.join().is_err());
        });
    });
}

#[test]
fn who_asks_whether_a_read_write_lock_is_poisoned_sees_it_in_the_end() {
    claim(|| {
        let lock = RwLock::new(());
        thread::scope(|scope| {
            let thread = scope.spawn(|| {
                let _guard = lock.write();
                panic!("with the lock held");
            });
            while !lock.is_poisoned() {
                hint::spin_loop();
            }
            assert!(thread.join().is_err());
        });
    });
}

#[test]
fn who_asks_whether_a_lock_is_clean_again_sees_it_in_the_end() {
    claim(|| {
        let lock = Mutex::new(());
        thread::scope(|scope| {
            let _ = scope
                .spawn(|| {
                    let _guard = lock.lock();
                    panic!("with the lock held");
                })
                .join();
            scope.spawn(|| lock.clear_poison());
            while lock.is_poisoned() {
                hint::spin_loop();
            }
            assert!(lock.lock().is_ok());
        });
    });
}

#[test]
fn who_asks_whether_it_is_done_sees_it_in_the_end() {
    claim(|| {
        let once = Once::new();
        thread::scope(|scope| {
            scope.spawn(|| once.call_once(|| {}));
            while !once.is_completed() {
                hint::spin_loop();
            }
        });
    });
}
