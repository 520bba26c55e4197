//! Who a thread is: `current`, `Thread` and `ThreadId`.

use std::collections::HashSet;
use std::thread::{self, Thread, ThreadId};

use crate::claim;

#[test]
fn a_thread_has_the_same_id_each_time_it_asks() {
    claim(|| {
        assert_eq!(thread::current().id(), thread::current().id());
    });
}

#[test]
fn two_threads_have_different_ids() {
    claim(|| {
        let other = thread::spawn(|| thread::current().id()).join().unwrap();
        assert_ne!(other, thread::current().id());
    });
}

#[test]
fn ids_are_not_used_again() {
    claim(|| {
        let ids: HashSet<ThreadId> =
            (0..4).map(|_| thread::spawn(|| thread::current().id()).join().unwrap()).collect();
        assert_eq!(ids.len(), 4);
    });
}

#[test]
fn a_handle_and_its_thread_agree_about_the_id() {
    claim(|| {
        let handle = thread::spawn(|| thread::current().id());
        let seen_from_outside = handle.thread().id();
        assert_eq!(handle.join().unwrap(), seen_from_outside);
    });
}

#[test]
fn a_scoped_handle_and_its_thread_agree_about_the_id() {
    claim(|| {
        thread::scope(|scope| {
            let handle = scope.spawn(|| thread::current().id());
            let seen_from_outside = handle.thread().id();
            assert_eq!(handle.join().unwrap(), seen_from_outside);
        });
    });
}

#[test]
fn a_thread_that_was_given_no_name_has_none() {
    claim(|| {
        let name = thread::spawn(|| thread::current().name().map(str::to_string));
        assert_eq!(name.join().unwrap(), None);
    });
}

#[test]
fn a_clone_of_a_thread_is_the_same_thread() {
    claim(|| {
        let thread: Thread = thread::current();
        let twin = thread.clone();
        assert_eq!(thread.id(), twin.id());
        assert_eq!(thread.name(), twin.name());
    });
}

#[test]
fn an_id_can_be_sent_to_another_thread_and_compared_there() {
    claim(|| {
        let mine = thread::current().id();
        let same = thread::spawn(move || mine == thread::current().id());
        assert!(!same.join().unwrap());
    });
}

#[test]
fn an_id_is_shown_as_a_number_in_a_thread_id() {
    claim(|| {
        let shown = format!("{:?}", thread::current().id());
        let inside = shown.strip_prefix("ThreadId(").unwrap();
        let number = inside.strip_suffix(")").unwrap();
        assert!(number.parse::<u64>().unwrap() > 0);
    });
}

#[test]
fn an_id_that_may_be_missing_needs_no_more_room() {
    claim(|| {
        assert_eq!(size_of::<Option<ThreadId>>(), size_of::<ThreadId>());
        assert_eq!(size_of::<ThreadId>(), size_of::<u64>());
    });
}
