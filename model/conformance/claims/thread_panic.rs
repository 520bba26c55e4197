//! What a panic in a thread means to the others.

use std::panic::{self, panic_any};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;

use crate::claim;

#[test]
fn join_gives_the_literal_message_of_a_panic_as_a_str() {
    claim(|| {
        let payload = thread::spawn(|| panic!("no luck")).join().unwrap_err();
        assert_eq!(payload.downcast_ref::<&str>(), Some(&"no luck"));
    });
}

#[test]
fn join_gives_the_formatted_message_of_a_panic_as_a_string() {
    claim(|| {
        let number = thread::current().name().map_or(13, |_| 13);
        let payload = thread::spawn(move || panic!("no luck {number}"));
        let payload = payload.join().unwrap_err();
        let message = payload.downcast_ref::<String>().unwrap();
        assert_eq!(message, "no luck 13");
    });
}

#[test]
fn join_gives_any_value_a_thread_panicked_with() {
    claim(|| {
        let handle = thread::spawn(|| panic_any(404_u16));
        let payload = handle.join().unwrap_err();
        assert_eq!(*payload.downcast::<u16>().unwrap(), 404);
    });
}

#[test]
fn a_panic_can_be_carried_on_in_the_joining_thread() {
    claim(|| {
        let relayed = panic::catch_unwind(|| {
            let failed = thread::spawn(|| panic!("relayed")).join();
            failed.unwrap_or_else(|payload| panic::resume_unwind(payload))
        });
        let payload = relayed.unwrap_err();
        assert_eq!(payload.downcast_ref::<&str>(), Some(&"relayed"));
    });
}

#[test]
fn a_failed_unwrap_is_a_panic_like_any_other() {
    claim(|| {
        let handle = thread::spawn(|| "x".parse::<u32>().unwrap());
        let payload = handle.join().unwrap_err();
        let message = payload.downcast_ref::<String>().unwrap();
        assert!(message.contains("called `Result::unwrap()` on an `Err` value"));
    });
}

#[test]
fn a_panic_in_one_thread_leaves_the_others_running() {
    claim(|| {
        let done = Arc::new(AtomicU32::new(0));
        let unlucky = thread::spawn(|| panic!("on purpose"));
        let theirs = Arc::clone(&done);
        let lucky = thread::spawn(move || theirs.fetch_add(1, Ordering::SeqCst));
        assert!(unlucky.join().is_err());
        lucky.join().unwrap();
        assert_eq!(done.load(Ordering::SeqCst), 1);
    });
}

#[test]
fn a_panic_in_a_thread_that_nobody_joins_is_let_be() {
    claim(|| {
        let (sender, receiver) = std::sync::mpsc::channel::<()>();
        drop(thread::spawn(move || {
            let _held_until_the_end = sender;
            panic!("on purpose")
        }));
        assert!(receiver.recv().is_err());
    });
}

#[test]
fn a_panicking_thread_drops_what_it_owns() {
    claim(|| {
        let shared = Arc::new(());
        let theirs = Arc::clone(&shared);
        let handle = thread::spawn(move || {
            let _owned = theirs;
            panic!("on purpose");
        });
        assert!(handle.join().is_err());
        assert_eq!(Arc::strong_count(&shared), 1);
    });
}

struct Witness(Arc<AtomicBool>);

impl Drop for Witness {
    fn drop(&mut self) {
        self.0.store(thread::panicking(), Ordering::SeqCst);
    }
}

#[test]
fn a_destructor_can_tell_that_its_thread_is_panicking() {
    claim(|| {
        let saw_a_panic = Arc::new(AtomicBool::new(false));
        let witness = Witness(Arc::clone(&saw_a_panic));
        let handle = thread::spawn(move || {
            let _witness = witness;
            panic!("on purpose");
        });
        assert!(handle.join().is_err());
        assert!(saw_a_panic.load(Ordering::SeqCst));
    });
}

#[test]
fn a_destructor_in_a_calm_thread_sees_no_panic() {
    claim(|| {
        let saw_a_panic = Arc::new(AtomicBool::new(true));
        let witness = Witness(Arc::clone(&saw_a_panic));
        thread::spawn(move || drop(witness)).join().unwrap();
        assert!(!saw_a_panic.load(Ordering::SeqCst));
    });
}

#[test]
fn one_thread_panicking_does_not_make_another_one_panicking() {
    claim(|| {
        let failed = thread::spawn(|| panic!("on purpose")).join();
        assert!(failed.is_err());
        assert!(!thread::panicking());
    });
}
