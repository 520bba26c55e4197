//! `OnceLock`: a value written once.

use std::panic::{self, AssertUnwindSafe};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use crate::claim;

#[test]
fn an_empty_cell_has_no_value() {
    claim(|| {
        let mut cell = OnceLock::<u32>::new();
        assert_eq!(cell.get(), None);
        assert_eq!(cell.get_mut(), None);
        assert_eq!(cell.take(), None);
        assert_eq!(cell.into_inner(), None);
    });
}

#[test]
fn set_works_once_and_then_gives_the_value_back() {
    claim(|| {
        let cell = OnceLock::new();
        assert_eq!(cell.set(1), Ok(()));
        assert_eq!(cell.set(2), Err(2));
        assert_eq!(cell.get(), Some(&1));
    });
}

#[test]
fn of_two_threads_that_set_one_succeeds() {
    claim(|| {
        let cell = OnceLock::new();
        let set: u32 = thread::scope(|scope| {
            let threads = [1, 2].map(|value| {
                let cell = &cell;
                scope.spawn(move || u32::from(cell.set(value).is_ok()))
            });
            threads.into_iter().map(|set| set.join().unwrap()).sum()
        });
        assert_eq!(set, 1);
        assert!(matches!(cell.get(), Some(1 | 2)));
    });
}

#[test]
fn get_or_init_makes_the_value_one_time() {
    claim(|| {
        let (cell, made) = (OnceLock::new(), AtomicU32::new(0));
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    let value = cell.get_or_init(|| made.fetch_add(1, Ordering::SeqCst) + 10);
                    assert_eq!(*value, 10);
                });
            }
        });
        assert_eq!(made.into_inner(), 1);
    });
}

#[test]
fn get_or_init_keeps_what_is_there() {
    claim(|| {
        let cell = OnceLock::from("there");
        assert_eq!(*cell.get_or_init(|| "new"), "there");
    });
}

#[test]
fn a_panic_while_making_the_value_leaves_the_cell_empty() {
    claim(|| {
        let cell = OnceLock::<u32>::new();
        let attempt = AssertUnwindSafe(|| *cell.get_or_init(|| panic!("on purpose")));
        assert!(panic::catch_unwind(attempt).is_err());
        assert_eq!(cell.get(), None);
        assert_eq!(*cell.get_or_init(|| 4), 4);
    });
}

#[test]
fn take_empties_the_cell_for_its_owner() {
    claim(|| {
        let mut cell = OnceLock::from(3);
        *cell.get_mut().unwrap() += 1;
        assert_eq!(cell.take(), Some(4));
        assert_eq!(cell.set(5), Ok(()));
        assert_eq!(cell.into_inner(), Some(5));
    });
}

#[test]
fn wait_returns_the_value_another_thread_sets() {
    claim(|| {
        let cell = OnceLock::new();
        thread::scope(|scope| {
            scope.spawn(|| cell.set("set"));
            assert_eq!(*cell.wait(), "set");
        });
    });
}

#[test]
fn what_was_done_before_set_is_seen_after_get() {
    claim(|| {
        let (cell, data) = (OnceLock::new(), AtomicU32::new(0));
        thread::scope(|scope| {
            scope.spawn(|| {
                data.store(2, Ordering::Relaxed);
                cell.set(()).unwrap();
            });
            if cell.get().is_some() {
                assert_eq!(data.load(Ordering::Relaxed), 2);
            }
        });
    });
}

#[test]
fn cells_are_shown_cloned_and_compared() {
    claim(|| {
        let (empty, full) = (OnceLock::<u8>::default(), OnceLock::from(3_u8));
        assert_eq!(format!("{empty:?}"), "OnceLock(<uninit>)");
        assert_eq!(format!("{full:?}"), "OnceLock(3)");
        assert_eq!(full.clone(), full);
        assert_ne!(empty, full);
    });
}
