//! Panics caught, carried on, and seen on their way.

use std::panic::{self, AssertUnwindSafe, Location, catch_unwind, panic_any, resume_unwind};
use std::thread;

use crate::claim;

#[test]
fn catch_unwind_returns_what_its_closure_returned() {
    claim(|| {
        assert_eq!(catch_unwind(|| 3).unwrap(), 3);
    });
}

#[test]
fn catch_unwind_catches_a_panic() {
    claim(|| {
        let payload = catch_unwind(|| panic!("caught")).unwrap_err();
        assert_eq!(payload.downcast_ref::<&str>(), Some(&"caught"));
        assert!(!thread::panicking());
    });
}

#[test]
fn a_caught_panic_does_not_end_its_thread() {
    claim(|| {
        let handle = thread::spawn(|| {
            assert!(catch_unwind(|| panic!("caught")).is_err());
            "still here"
        });
        assert_eq!(handle.join().unwrap(), "still here");
    });
}

#[test]
fn panic_any_carries_a_value_of_any_type() {
    claim(|| {
        let payload = catch_unwind(|| panic_any(vec![1, 2])).unwrap_err();
        assert_eq!(*payload.downcast::<Vec<i32>>().unwrap(), [1, 2]);
    });
}

#[test]
fn resume_unwind_carries_a_payload_on() {
    claim(|| {
        let handle = thread::spawn(|| resume_unwind(Box::new("carried on")));
        let payload = handle.join().unwrap_err();
        assert_eq!(payload.downcast_ref::<&str>(), Some(&"carried on"));
    });
}

#[test]
fn assert_unwind_safe_lets_a_closure_change_what_it_borrows() {
    claim(|| {
        let mut steps = 0;
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            steps += 1;
            panic!("after one step");
        }));
        assert!(outcome.is_err());
        assert_eq!(steps, 1);
    });
}

#[test]
fn values_are_dropped_in_reverse_order_when_a_panic_passes() {
    struct Says<'a>(&'static str, &'a std::cell::RefCell<Vec<&'static str>>);
    impl Drop for Says<'_> {
        fn drop(&mut self) {
            self.1.borrow_mut().push(self.0);
        }
    }
    claim(|| {
        let log = std::cell::RefCell::new(Vec::new());
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let _first = Says("first", &log);
            let _second = Says("second", &log);
            panic!("on purpose");
        }));
        assert!(outcome.is_err());
        assert_eq!(log.into_inner(), ["second", "first"]);
    });
}

#[test]
fn the_words_of_the_standard_panics() {
    fn message_of(body: fn()) -> String {
        let payload = catch_unwind(body).unwrap_err();
        let literal = payload.downcast_ref::<&str>().map(|text| text.to_string());
        literal.unwrap_or_else(|| *payload.downcast::<String>().unwrap())
    }
    claim(|| {
        assert_eq!(message_of(|| todo!()), "not yet implemented");
        assert_eq!(message_of(|| unimplemented!()), "not implemented");
        let unreachable = "internal error: entered unreachable code";
        assert_eq!(message_of(|| unreachable!()), unreachable);
        assert_eq!(message_of(|| panic!()), "explicit panic");
        let compared = message_of(|| assert_eq!(1, 2, "with {}", "words"));
        assert!(compared.contains("with words"), "{compared}");
        assert!(compared.contains("left: 1") && compared.contains("right: 2"));
        let asserted = message_of(|| assert!(String::new().len() > 2));
        assert!(asserted.contains("String::new().len() > 2"));
        assert!(message_of(|| debug_assert_ne!(1, 1)).contains("left: 1"));
    });
}

#[test]
fn location_tells_where_a_tracked_call_stands() {
    #[track_caller]
    fn here() -> &'static Location<'static> {
        Location::caller()
    }
    claim(|| {
        let (first, second) = (here(), here());
        assert!(first.file().ends_with("panic.rs"));
        assert_eq!(first.line(), second.line());
        assert_ne!(first.column(), second.column());
    });
}

#[test]
fn a_result_of_a_caught_panic_has_the_type_of_a_thread_result() {
    claim(|| {
        let caught: thread::Result<()> = panic::catch_unwind(|| ());
        assert!(caught.is_ok());
    });
}
