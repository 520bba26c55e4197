//! What `core::…` means in a checked answer: the part of the model's std that core has too.

#![no_implicit_prelude]

pub use ::model_std::{
    any, array, ascii, borrow, cell, char, clone, cmp, convert, default, error, f32, f64, fmt, future, hash,
    hint, iter, marker, mem, num, ops, option, panic, pin, prelude, primitive, ptr, result, slice, str, task,
};

mod integers {
    #![allow(clippy::legacy_numeric_constants, reason = "an answer may still say core::u32::MAX")]

    pub use ::model_std::{i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize};
}
pub use integers::*;

pub use ::model_std::{
    assert, assert_eq, assert_ne, cfg, column, compile_error, concat, debug_assert, debug_assert_eq,
    debug_assert_ne, file, format_args, line, matches, module_path, stringify, todo, unimplemented,
    unreachable, write, writeln,
};

/// `core::sync`.
pub mod sync {
    pub use ::model_std::sync::atomic;
}

/// `core::time`.
pub mod time {
    pub use ::model_std::time::{Duration, TryFromFloatSecsError};
}
