//! `LazyLock`: a value made when it is first looked at.

use std::panic::{self, AssertUnwindSafe};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use crate::claim;

#[test]
fn nothing_is_made_before_the_first_look() {
    claim(|| {
        let made = AtomicU32::new(0);
        let lazy = LazyLock::new(|| made.fetch_add(1, Ordering::SeqCst));
        assert_eq!(made.load(Ordering::SeqCst), 0);
        assert_eq!(*lazy, 0);
        assert_eq!(made.load(Ordering::SeqCst), 1);
    });
}

#[test]
fn the_value_is_made_once_for_all_threads() {
    claim(|| {
        let made = AtomicU32::new(0);
        let lazy = LazyLock::new(|| made.fetch_add(1, Ordering::SeqCst) + 7);
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| assert_eq!(*lazy, 7));
            }
        });
        assert_eq!(made.load(Ordering::SeqCst), 1);
    });
}

#[test]
fn force_is_the_same_as_looking() {
    claim(|| {
        let lazy = LazyLock::new(|| String::from("made"));
        assert_eq!(LazyLock::force(&lazy), "made");
        assert_eq!(lazy.len(), 4);
    });
}

#[test]
fn a_lazy_value_shows_whether_it_is_made() {
    claim(|| {
        let lazy: LazyLock<u32> = LazyLock::new(|| 5);
        assert_eq!(format!("{lazy:?}"), "LazyLock(<uninit>)");
        let _ = *lazy;
        assert_eq!(format!("{lazy:?}"), "LazyLock(5)");
    });
}

#[test]
fn a_panic_while_making_the_value_poisons_it() {
    claim(|| {
        let lazy: LazyLock<u32> = LazyLock::new(|| panic!("on purpose"));
        for _ in 0..2 {
            let look = AssertUnwindSafe(|| *lazy);
            assert!(panic::catch_unwind(look).is_err());
        }
    });
}

#[test]
fn a_lazy_value_has_a_default() {
    claim(|| {
        let lazy = LazyLock::<u32>::default();
        assert_eq!(*lazy, 0);
    });
}

#[test]
fn a_lazy_value_may_use_what_its_closure_owns() {
    claim(|| {
        let text = String::from("12");
        let lazy = LazyLock::new(move || text.parse::<u8>());
        assert_eq!(*lazy, Ok(12));
    });
}
