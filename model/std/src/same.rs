//! What is the same on the model as it is in the real std.

pub use std::{
    any, array, ascii, borrow, boxed, cell, char, clone, cmp, convert, default, error, f32, f64, fmt, future,
    iter, marker, mem, num, ops, option, pin, primitive, ptr, rc, result, slice, str, string, vec,
};

mod integers {
    #![allow(clippy::legacy_numeric_constants, reason = "an answer may still say std::u32::MAX")]

    pub use std::{i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize};
}
pub use integers::*;

/// The macros of std that need no model.
#[doc(hidden)]
pub mod std_macros {
    pub use std::{
        assert, assert_eq, assert_ne, cfg, column, compile_error, concat, debug_assert, debug_assert_eq,
        debug_assert_ne, file, format, format_args, line, matches, module_path, stringify, todo,
        unimplemented, unreachable, write, writeln,
    };
    // `std::panic` and `std::vec` are modules too; only a glob tells their names apart.
    pub use panic_macro::*;
    pub use vec_macro::*;

    mod panic_macro {
        pub use std::panic;
    }
    mod vec_macro {
        pub use std::vec;
    }
}

pub use std_macros::*;
