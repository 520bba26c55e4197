//! `thread_local!`: a value for each thread.

#![allow(clippy::missing_const_for_thread_local, reason = "both forms of an initial value are claimed")]

use std::cell::{Cell, OnceCell, RefCell};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;

use crate::claim;

#[test]
fn each_thread_has_a_value_of_its_own() {
    thread_local! {
        static NUMBER: Cell<u32> = Cell::new(1);
    }
    claim(|| {
        NUMBER.set(2);
        let theirs = thread::spawn(|| NUMBER.get());
        assert_eq!(theirs.join().unwrap(), 1);
        assert_eq!(NUMBER.get(), 2);
    });
}

#[test]
fn a_value_is_kept_between_two_looks_of_one_thread() {
    thread_local!(static SEEN: RefCell<Vec<u32>> = RefCell::new(Vec::new()));
    claim(|| {
        let count = thread::spawn(|| {
            SEEN.with(|seen| seen.borrow_mut().push(1));
            SEEN.with(|seen| seen.borrow_mut().push(2));
            SEEN.with(|seen| seen.borrow().len())
        });
        assert_eq!(count.join().unwrap(), 2);
    });
}

#[test]
fn a_value_is_made_at_the_first_look_in_its_thread() {
    static MADE: AtomicU32 = AtomicU32::new(0);
    thread_local! {
        static LAZY: u32 = MADE.fetch_add(1, Ordering::SeqCst);
    }
    claim(|| {
        thread::spawn(|| ()).join().unwrap();
        assert_eq!(MADE.load(Ordering::SeqCst), 0);
        thread::spawn(|| LAZY.with(|_| LAZY.with(|_| ()))).join().unwrap();
        assert_eq!(MADE.load(Ordering::SeqCst), 1);
    });
}

#[test]
fn a_constant_initial_value_is_marked_const() {
    thread_local! {
        static DEPTH: Cell<usize> = const { Cell::new(0) };
        static NAMES: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
    }
    claim(|| {
        let theirs = thread::spawn(|| {
            DEPTH.set(DEPTH.get() + 1);
            NAMES.with_borrow_mut(|names| names.push("theirs"));
            (DEPTH.get(), NAMES.with_borrow(Vec::len))
        });
        assert_eq!(theirs.join().unwrap(), (1, 1));
        assert_eq!((DEPTH.get(), NAMES.take().len()), (0, 0));
    });
}

#[test]
fn cells_are_set_taken_and_replaced_without_with() {
    thread_local! {
        static CELL: Cell<u32> = Cell::new(1);
        static TEXT: RefCell<String> = RefCell::new(String::from("one"));
    }
    claim(|| {
        thread::spawn(|| {
            assert_eq!(CELL.replace(2), 1);
            assert_eq!((CELL.take(), CELL.get()), (2, 0));
            TEXT.set("two".into());
            assert_eq!(TEXT.replace("three".into()), "two");
            TEXT.with_borrow_mut(|text| text.push('!'));
            assert_eq!(TEXT.take(), "three!");
            assert!(TEXT.with_borrow(String::is_empty));
        })
        .join()
        .unwrap();
    });
}

#[test]
fn set_before_the_first_look_takes_the_place_of_the_initial_value() {
    thread_local! {
        static NEVER_MADE: Cell<u32> = panic!("not needed");
    }
    claim(|| {
        let theirs = thread::spawn(|| {
            NEVER_MADE.set(3);
            NEVER_MADE.get()
        });
        assert_eq!(theirs.join().unwrap(), 3);
    });
}

struct Farewell(Sender<&'static str>);

impl Drop for Farewell {
    fn drop(&mut self) {
        // The receiver may have gone before the thread ended.
        self.0.send("dropped").unwrap_or_default();
    }
}

#[test]
fn a_value_is_dropped_when_its_thread_ends() {
    thread_local! {
        static AT_THE_END: OnceCell<Farewell> = const { OnceCell::new() };
    }
    claim(|| {
        let (sender, receiver) = mpsc::channel();
        let theirs = thread::spawn(move || AT_THE_END.with(|cell| cell.set(Farewell(sender)).is_ok()));
        assert_eq!(receiver.recv(), Ok("dropped"));
        assert!(theirs.join().unwrap());
    });
}

#[test]
fn a_value_is_dropped_when_its_thread_panics() {
    thread_local! {
        static AT_THE_END: OnceCell<Farewell> = const { OnceCell::new() };
    }
    claim(|| {
        let (sender, receiver) = mpsc::channel();
        let theirs = thread::spawn(move || {
            AT_THE_END.with(|cell| cell.set(Farewell(sender)).is_ok());
            panic!("on purpose");
        });
        assert_eq!(receiver.recv(), Ok("dropped"));
        assert!(theirs.join().is_err());
    });
}

#[test]
fn try_with_of_a_living_value_succeeds() {
    thread_local!(static VALUE: u32 = 5);
    claim(|| {
        assert_eq!(VALUE.try_with(|value| *value), Ok(5));
    });
}

#[test]
fn scoped_threads_have_values_of_their_own_too() {
    thread_local!(static VALUE: Cell<u32> = const { Cell::new(0) });
    claim(|| {
        thread::scope(|scope| {
            for n in 1..3 {
                scope.spawn(move || {
                    VALUE.set(VALUE.get() + n);
                    thread::yield_now();
                    assert_eq!(VALUE.get(), n);
                });
            }
        });
    });
}

mod shared_with_the_crate {
    use std::cell::Cell;

    thread_local! {
        /// A doc comment and a visibility are part of the syntax.
        pub(crate) static VISITS: Cell<u32> = const { Cell::new(7) };
    }
}

#[test]
fn a_thread_local_can_be_public() {
    claim(|| {
        let theirs = thread::spawn(|| shared_with_the_crate::VISITS.get());
        assert_eq!(theirs.join().unwrap(), 7);
    });
}

#[test]
fn join_waits_until_the_values_of_its_thread_are_dropped() {
    thread_local! {
        static KEPT: OnceCell<Farewell> = const { OnceCell::new() };
    }
    claim(|| {
        let (sender, receiver) = mpsc::channel();
        let to_scope = sender.clone();
        thread::spawn(move || KEPT.with(|cell| cell.set(Farewell(sender)).is_ok())).join().unwrap();
        assert_eq!(receiver.try_recv(), Ok("dropped"));
        thread::scope(|scope| {
            let keeps = || KEPT.with(|cell| cell.set(Farewell(to_scope)).is_ok());
            scope.spawn(keeps).join().unwrap();
            assert_eq!(receiver.try_recv(), Ok("dropped"));
        });
    });
}
