//! `format!` and what it makes of values.

use std::fmt::{self, Display, Write};

use crate::claim;

#[test]
fn format_makes_a_string() {
    claim(|| {
        let name = "pi";
        assert_eq!(format!("{name}: {:.2} {:>4}", 3.251, 'x'), "pi: 3.25    x");
    });
}

#[test]
fn write_and_writeln_add_to_a_string() {
    claim(|| {
        let mut text = String::new();
        write!(text, "{}", 1).unwrap();
        writeln!(text, ", {}", 2).unwrap();
        assert_eq!(text, "1, 2\n");
    });
}

#[test]
fn a_type_can_say_how_it_is_shown() {
    struct Seconds(u64);
    impl Display for Seconds {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{} s", self.0)
        }
    }
    claim(|| {
        assert_eq!(Seconds(3).to_string(), "3 s");
    });
}

#[test]
fn debug_can_be_derived() {
    #[derive(Debug)]
    #[allow(dead_code, reason = "read by Debug only")]
    struct Order {
        name: &'static str,
        count: Option<u8>,
    }
    claim(|| {
        let order = Order { name: "tea", count: Some(2) };
        let shown = r#"Order { name: "tea", count: Some(2) }"#;
        assert_eq!(format!("{order:?}"), shown);
        assert_eq!(format!("{order:#?}").lines().count(), 6);
    });
}

#[test]
fn format_args_borrow_what_they_show() {
    claim(|| {
        let number = 4;
        assert_eq!(fmt::format(format_args!("{number}")), "4");
        assert_eq!(std::format!("{number:?}"), "4");
    });
}
