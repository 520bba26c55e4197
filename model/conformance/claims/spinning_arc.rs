//! Right programs that ask again and again for the owners of an `Arc`, and end.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::claim;

/// A value, and a thread that owns it too for a while.
fn shared_for_a_while() -> Arc<AtomicU32> {
    let shared = Arc::new(AtomicU32::new(0));
    let theirs = Arc::clone(&shared);
    thread::spawn(move || {
        theirs.fetch_add(1, Ordering::SeqCst);
    });
    shared
}

#[test]
fn until_it_is_the_only_owner() {
    claim(|| {
        let shared = shared_for_a_while();
        while Arc::strong_count(&shared) > 1 {}
        assert_eq!(shared.load(Ordering::SeqCst), 1);
    });
}

#[test]
fn until_the_value_may_be_changed() {
    claim(|| {
        let mut shared = shared_for_a_while();
        while Arc::get_mut(&mut shared).is_none() {
            thread::yield_now();
        }
        assert_eq!(*Arc::get_mut(&mut shared).unwrap().get_mut(), 1);
    });
}

#[test]
fn until_the_value_can_be_taken_out() {
    claim(|| {
        let mut shared = shared_for_a_while();
        let value = loop {
            match Arc::try_unwrap(shared) {
                Ok(value) => break value,
                Err(again) => shared = again,
            }
        };
        assert_eq!(value.into_inner(), 1);
    });
}

#[test]
fn until_the_value_is_gone() {
    claim(|| {
        let weak = Arc::downgrade(&shared_for_a_while());
        while weak.upgrade().is_some() {
            std::hint::spin_loop();
        }
        assert_eq!(weak.strong_count(), 0);
    });
}

#[test]
fn until_all_workers_have_let_go_of_a_list() {
    claim(|| {
        let list = Arc::new(Mutex::new(Vec::new()));
        for number in 0..2 {
            let list = Arc::clone(&list);
            thread::spawn(move || list.lock().unwrap().push(number));
        }
        while Arc::strong_count(&list) > 1 {
            thread::yield_now();
        }
        assert_eq!(list.lock().unwrap().len(), 2);
    });
}
