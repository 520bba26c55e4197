//! Spawning, joining and letting go.

use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::claim;

#[test]
fn join_returns_what_the_closure_returned() {
    claim(|| {
        let handle = thread::spawn(|| 6 * 7);
        assert_eq!(handle.join().unwrap(), 42);
    });
}

#[test]
fn a_thread_owns_what_is_moved_into_its_closure() {
    claim(|| {
        let words = [String::from("one"), String::from("two")];
        let handle = thread::spawn(move || words.join(" and "));
        assert_eq!(handle.join().unwrap(), "one and two");
    });
}

#[test]
fn what_a_thread_did_is_seen_after_its_join() {
    claim(|| {
        let counter = Arc::new(AtomicU32::new(0));
        let theirs = Arc::clone(&counter);
        let handle = thread::spawn(move || theirs.store(9, Ordering::Relaxed));
        handle.join().unwrap();
        assert_eq!(counter.load(Ordering::Relaxed), 9);
    });
}

#[test]
fn what_was_done_before_a_spawn_is_seen_by_the_thread() {
    claim(|| {
        let counter = Arc::new(AtomicU32::new(0));
        counter.store(5, Ordering::Relaxed);
        let theirs = Arc::clone(&counter);
        let handle = thread::spawn(move || theirs.load(Ordering::Relaxed));
        assert_eq!(handle.join().unwrap(), 5);
    });
}

#[test]
fn threads_can_be_joined_in_any_order() {
    claim(|| {
        let mut handles: Vec<_> = (0..3).map(|n| thread::spawn(move || n)).collect();
        let mut results = Vec::new();
        while let Some(handle) = handles.pop() {
            results.push(handle.join().unwrap());
        }
        assert_eq!(results, [2, 1, 0]);
    });
}

#[test]
fn a_thread_can_spawn_and_join_another() {
    claim(|| {
        let outer = thread::spawn(|| {
            let inner = thread::spawn(|| 3);
            inner.join().unwrap() + 1
        });
        assert_eq!(outer.join().unwrap(), 4);
    });
}

#[test]
fn a_handle_can_be_joined_from_another_thread() {
    claim(|| {
        let first = thread::spawn(|| "first");
        let second = thread::spawn(move || first.join().unwrap());
        assert_eq!(second.join().unwrap(), "first");
    });
}

#[test]
fn a_thread_goes_on_when_its_handle_is_dropped() {
    claim(|| {
        let (sender, receiver) = mpsc::channel();
        drop(thread::spawn(move || sender.send("still here").unwrap()));
        assert_eq!(receiver.recv(), Ok("still here"));
    });
}

#[test]
fn what_a_closure_owns_is_dropped_by_the_time_of_the_join() {
    claim(|| {
        let shared = Arc::new(());
        let theirs = Arc::clone(&shared);
        thread::spawn(move || drop(theirs)).join().unwrap();
        assert_eq!(Arc::strong_count(&shared), 1);
    });
}

#[test]
fn a_result_may_be_a_value_with_a_destructor() {
    claim(|| {
        let shared = Arc::new(7);
        let theirs = Arc::clone(&shared);
        let back = thread::spawn(move || theirs).join().unwrap();
        assert_eq!(Arc::strong_count(&shared), 2);
        drop(back);
        assert_eq!(Arc::strong_count(&shared), 1);
    });
}

#[test]
fn a_waiting_thread_is_not_finished() {
    claim(|| {
        let (sender, receiver) = mpsc::channel::<()>();
        let handle = thread::spawn(move || receiver.recv());
        assert!(!handle.is_finished());
        sender.send(()).unwrap();
        handle.join().unwrap().unwrap();
    });
}

#[test]
fn is_finished_becomes_true_without_a_join() {
    claim(|| {
        let handle = thread::spawn(|| 1);
        while !handle.is_finished() {
            thread::sleep(Duration::from_millis(1));
        }
        assert_eq!(handle.join().unwrap(), 1);
    });
}

#[test]
fn is_finished_becomes_true_after_a_panic() {
    claim(|| {
        let handle = thread::spawn(|| panic!("on purpose"));
        while !handle.is_finished() {
            thread::sleep(Duration::from_millis(1));
        }
        assert!(handle.join().is_err());
    });
}

#[test]
fn yield_now_comes_back() {
    claim(|| {
        let other = thread::spawn(thread::yield_now);
        thread::yield_now();
        other.join().unwrap();
    });
}

#[test]
fn available_parallelism_is_at_least_one() {
    claim(|| {
        assert!(thread::available_parallelism().unwrap() >= NonZero::<usize>::MIN);
    });
}

#[test]
fn a_type_can_be_named_as_join_handle_and_result() {
    claim(|| {
        let handle: thread::JoinHandle<u8> = thread::spawn(|| 8);
        let result: thread::Result<u8> = handle.join();
        assert!(matches!(result, Ok(8)));
    });
}
