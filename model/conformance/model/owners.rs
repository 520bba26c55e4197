//! An `Arc` is shared state: whether the last owner is gone depends on the schedule.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

use crate::outcomes;

#[test]
fn a_thread_may_still_own_its_share_after_its_last_message() {
    let found = outcomes(|| {
        let sum = Arc::new(Mutex::new(0));
        let theirs = Arc::clone(&sum);
        let (done, is_done) = mpsc::channel();
        thread::spawn(move || {
            *theirs.lock().unwrap() += 1;
            done.send(()).unwrap();
        });
        is_done.recv().unwrap();
        Arc::try_unwrap(sum).is_ok()
    });
    assert_eq!(found, [false, true]);
}

#[test]
fn of_two_that_try_to_take_the_value_out_none_may_get_it() {
    let found = outcomes(|| {
        let mine = Arc::new(5);
        let theirs = Arc::clone(&mine);
        let other = thread::spawn(move || Arc::try_unwrap(theirs).ok());
        let mine = Arc::try_unwrap(mine).ok();
        (mine, other.join().unwrap())
    });
    assert_eq!(found, [(None, None), (None, Some(5)), (Some(5), None)]);
}

#[test]
fn both_owners_may_copy_what_they_change() {
    let found = outcomes(|| {
        let copies = Arc::new(AtomicU32::new(0));
        let mut mine = Arc::new(Counted(Arc::clone(&copies)));
        let mut theirs = Arc::clone(&mine);
        let other = thread::spawn(move || {
            Arc::make_mut(&mut theirs);
        });
        Arc::make_mut(&mut mine);
        other.join().unwrap();
        copies.load(Ordering::SeqCst)
    });
    assert_eq!(found, [1, 2]);
}

/// Counts its copies.
struct Counted(Arc<AtomicU32>);

impl Clone for Counted {
    fn clone(&self) -> Self {
        self.0.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(&self.0))
    }
}

/// Beside its owner a thread holds the value for a while.
fn held_for_a_while() -> Arc<u32> {
    let mine = Arc::new(5);
    let theirs = Arc::clone(&mine);
    thread::spawn(move || drop(theirs));
    mine
}

#[test]
fn a_count_may_be_old_or_new() {
    assert_eq!(outcomes(|| Arc::strong_count(&held_for_a_while())), [1, 2]);
    assert_eq!(outcomes(|| Arc::get_mut(&mut held_for_a_while()).is_some()), [false, true]);
    assert_eq!(outcomes(|| Arc::into_inner(held_for_a_while())), [None, Some(5)]);
}

#[test]
fn a_weak_pointer_may_come_too_late() {
    let upgraded = outcomes(|| {
        let strong = Arc::new(5);
        let weak = Arc::downgrade(&strong);
        let owner = thread::spawn(move || drop(strong));
        let found = weak.upgrade().is_some();
        owner.join().unwrap();
        found
    });
    assert_eq!(upgraded, [false, true]);
}

#[test]
fn weak_pointers_are_counted_while_others_make_them() {
    let counted = outcomes(|| {
        let mine = Arc::new(5);
        let theirs = Arc::clone(&mine);
        let other = thread::spawn(move || drop(Arc::downgrade(&theirs)));
        let count = Arc::weak_count(&mine);
        other.join().unwrap();
        count
    });
    assert_eq!(counted, [0, 1]);
}

#[test]
fn of_two_that_take_the_value_out_for_good_exactly_one_gets_it() {
    let got = outcomes(|| {
        let mine = Arc::new(5);
        let theirs = Arc::clone(&mine);
        let other = thread::spawn(move || Arc::into_inner(theirs).is_some());
        let mine = Arc::into_inner(mine).is_some();
        (mine, other.join().unwrap())
    });
    assert_eq!(got, [(false, true), (true, false)]);
}
