//! The macros of std, by their short names and by their full ones.

#![allow(
    clippy::assertions_on_constants,
    clippy::nonminimal_bool,
    reason = "the macros are claimed with what they are known to give"
)]

use crate::claim;

#[test]
fn vec_makes_lists() {
    claim(|| {
        assert_eq!(vec![1, 2, 3].len(), 3);
        assert_eq!(vec![0_u8; 4], [0, 0, 0, 0]);
        assert!(std::vec![String::new(); 0].is_empty());
    });
}

#[test]
fn assertions_that_hold_say_nothing() {
    claim(|| {
        assert!(true, "said");
        assert_eq!(1, 1, "so {}", 1);
        assert_ne!(1, 2);
        debug_assert!(true);
        debug_assert_eq!(1, 1);
        std::assert_eq!(2, 2);
    });
}

#[test]
fn matches_asks_about_a_pattern() {
    claim(|| {
        assert!(matches!(Some(3), Some(n) if n > 2));
        assert!(!std::matches!(None::<u8>, Some(_)));
    });
}

#[test]
fn source_macros_know_where_they_stand() {
    claim(|| {
        assert!(file!().ends_with("macros.rs"));
        assert!(line!() > 1 && column!() > 1);
        assert!(module_path!().ends_with("macros"));
    });
}

#[test]
fn text_can_be_made_at_compile_time() {
    const NAME: &str = concat!("lesson_", 3, '!');
    claim(|| {
        assert_eq!(NAME, "lesson_3!");
        assert_eq!(stringify!(a + b), "a + b");
    });
}

#[test]
fn cfg_answers_at_compile_time() {
    claim(|| {
        assert!(cfg!(panic = "unwind"));
        assert!(!cfg!(panic = "abort"));
    });
}

#[test]
fn macros_with_the_name_of_a_module_live_beside_it() {
    use std::panic;
    use std::thread_local;
    use std::vec;
    thread_local!(static LIST: vec::Vec<u8> = vec![1]);
    claim(|| {
        let outcome = panic::catch_unwind(|| panic!("both"));
        assert!(outcome.is_err());
        assert_eq!(LIST.with(Vec::len), 1);
    });
}
