//! Counts that other threads change: who asks again and again learns of it.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Weak};
use std::{hint, thread};

use crate::claim;

/// Starts a thread that owns a share of the value for a while.
fn shared() -> (Arc<AtomicU32>, thread::JoinHandle<()>) {
    let mine = Arc::new(AtomicU32::new(0));
    let theirs = Arc::clone(&mine);
    let other = thread::spawn(move || {
        theirs.fetch_add(1, Ordering::SeqCst);
    });
    (mine, other)
}

fn read(value: &AtomicU32) -> u32 {
    value.load(Ordering::SeqCst)
}

#[test]
fn the_last_owner_can_be_waited_for() {
    claim(|| {
        let (mine, other) = shared();
        while Arc::strong_count(&mine) > 1 {
            hint::spin_loop();
        }
        assert_eq!(read(&mine), 1);
        other.join().unwrap();
    });
}

#[test]
fn the_last_owner_can_be_waited_for_politely() {
    claim(|| {
        let (mine, other) = shared();
        while Arc::strong_count(&mine) > 1 {
            thread::yield_now();
        }
        assert_eq!(read(&mine), 1);
        other.join().unwrap();
    });
}

#[test]
fn the_last_owner_can_be_waited_for_by_nothing_else() {
    claim(|| {
        let (mine, other) = shared();
        while Arc::strong_count(&mine) > 1 {}
        assert_eq!(read(&mine), 1);
        other.join().unwrap();
    });
}

#[test]
fn access_can_be_waited_for() {
    claim(|| {
        let (mut mine, other) = shared();
        while Arc::get_mut(&mut mine).is_none() {}
        assert_eq!(read(&mine), 1);
        other.join().unwrap();
    });
}

#[test]
fn the_value_can_be_waited_for() {
    claim(|| {
        let (mut mine, other) = shared();
        let value = loop {
            match Arc::try_unwrap(mine) {
                Ok(value) => break value,
                Err(shared) => mine = shared,
            }
            hint::spin_loop();
        };
        assert_eq!(value.into_inner(), 1);
        other.join().unwrap();
    });
}

#[test]
fn the_end_of_a_value_can_be_waited_for() {
    claim(|| {
        let (mine, other) = shared();
        let weak = Arc::downgrade(&mine);
        drop(mine);
        while weak.upgrade().is_some() {}
        assert_eq!((weak.strong_count(), weak.weak_count()), (0, 0));
        other.join().unwrap();
    });
}

#[test]
fn the_end_of_weak_pointers_can_be_waited_for() {
    claim(|| {
        let mine = Arc::new(5);
        let theirs: Weak<u32> = Arc::downgrade(&mine);
        let other = thread::spawn(move || theirs.upgrade().map(|value| *value));
        while Arc::weak_count(&mine) > 0 {
            thread::yield_now();
        }
        assert_eq!(other.join().unwrap(), Some(5));
    });
}

#[test]
fn of_two_threads_that_change_a_copy_none_sees_the_other() {
    claim(|| {
        let mut mine = Arc::new(vec![0]);
        let mut theirs = Arc::clone(&mine);
        let other = thread::spawn(move || {
            Arc::make_mut(&mut theirs).push(1);
            theirs
        });
        Arc::make_mut(&mut mine).push(2);
        assert_eq!((&mine[..], &other.join().unwrap()[..]), (&[0, 2][..], &[0, 1][..]));
    });
}

#[test]
fn make_mut_leaves_weak_pointers_behind() {
    claim(|| {
        let mut mine = Arc::new(5);
        let weak = Arc::downgrade(&mine);
        *Arc::make_mut(&mut mine) += 1;
        assert_eq!((*mine, weak.upgrade()), (6, None));
    });
}

#[test]
fn make_mut_works_for_slices_and_text() {
    claim(|| {
        let (mut list, mut text): (Arc<[u8]>, Arc<str>) = ([1, 2].into(), "text".into());
        let (old_list, old_text) = (Arc::clone(&list), Arc::clone(&text));
        Arc::make_mut(&mut list)[0] = 3;
        Arc::make_mut(&mut text).make_ascii_uppercase();
        assert_eq!(
            (&list[..], &old_list[..], &*text, &*old_text),
            (&[3, 2][..], &[1, 2][..], "TEXT", "text")
        );
    });
}

#[test]
fn of_two_owners_each_gets_the_value_or_a_copy() {
    claim(|| {
        let mine = Arc::new(String::from("value"));
        let theirs = Arc::clone(&mine);
        let other = thread::spawn(move || Arc::unwrap_or_clone(theirs));
        assert_eq!(Arc::unwrap_or_clone(mine), "value");
        assert_eq!(other.join().unwrap(), "value");
    });
}
