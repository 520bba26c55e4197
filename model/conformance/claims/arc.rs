//! `Arc` and `Weak`.

use std::sync::{Arc, Weak};
use std::thread;

use crate::claim;

#[test]
fn clones_are_counted() {
    claim(|| {
        let first = Arc::new(1);
        let second = Arc::clone(&first);
        assert_eq!(Arc::strong_count(&first), 2);
        drop(second);
        assert_eq!(Arc::strong_count(&first), 1);
    });
}

#[test]
fn clones_point_to_one_value() {
    claim(|| {
        let first = Arc::new(1);
        assert!(Arc::ptr_eq(&first, &first.clone()));
        assert!(!Arc::ptr_eq(&first, &Arc::new(1)));
        assert_eq!(first, Arc::new(1));
    });
}

#[test]
fn a_weak_pointer_keeps_nothing_alive() {
    claim(|| {
        let strong = Arc::new("alive");
        let weak = Arc::downgrade(&strong);
        assert_eq!(weak.upgrade().as_deref(), Some(&"alive"));
        assert_eq!((weak.strong_count(), weak.weak_count()), (1, 1));
        drop(strong);
        assert_eq!(weak.upgrade(), None);
        assert_eq!(Weak::<u8>::new().upgrade(), None);
    });
}

#[test]
fn get_mut_is_for_the_only_owner() {
    claim(|| {
        let mut first = Arc::new(1);
        *Arc::get_mut(&mut first).unwrap() = 2;
        let second = Arc::clone(&first);
        assert_eq!(Arc::get_mut(&mut first), None);
        assert_eq!(*second, 2);
    });
}

#[test]
fn make_mut_copies_what_is_shared() {
    claim(|| {
        let mut mine = Arc::new(vec![1]);
        let theirs = Arc::clone(&mine);
        Arc::make_mut(&mut mine).push(2);
        assert_eq!((mine.len(), theirs.len()), (2, 1));
    });
}

#[test]
fn the_last_owner_can_take_the_value_out() {
    claim(|| {
        let first = Arc::new(String::from("inside"));
        let second = Arc::clone(&first);
        let first = Arc::try_unwrap(first).unwrap_err();
        drop(second);
        assert_eq!(Arc::try_unwrap(first).unwrap(), "inside");
    });
}

#[test]
fn of_two_threads_that_take_the_value_out_one_gets_it() {
    claim(|| {
        let first = Arc::new(5);
        let second = Arc::clone(&first);
        let other = thread::spawn(move || Arc::into_inner(second));
        let mine = Arc::into_inner(first);
        let theirs = other.join().unwrap();
        assert_eq!(mine.xor(theirs), Some(5));
    });
}

#[test]
fn an_arc_may_hold_an_unsized_value() {
    claim(|| {
        let job: Arc<dyn Fn(u32) -> u32 + Send + Sync> = Arc::new(|n| n + 1);
        let text: Arc<str> = Arc::from("text");
        let list: Arc<[u8]> = [1, 2].into_iter().collect();
        let theirs = Arc::clone(&job);
        assert_eq!(thread::spawn(move || theirs(1)).join().unwrap(), 2);
        assert_eq!((text.len(), list.len(), job(2)), (4, 2, 3));
    });
}

#[test]
fn a_value_can_know_a_weak_pointer_to_itself() {
    struct Node(Weak<Node>);
    claim(|| {
        let node = Arc::new_cyclic(|itself| Node(Weak::clone(itself)));
        assert!(Arc::ptr_eq(&node, &node.0.upgrade().unwrap()));
    });
}
