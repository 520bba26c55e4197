//! The values that a story shows: those of atomics, and of locks around plain numbers.

use std::any::type_name;
use std::fmt;

/// A value small enough to be written into the story of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Value {
    /// An unsigned number.
    Unsigned(u64),
    /// A signed number.
    Signed(i64),
    /// A truth value.
    Truth(bool),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Unsigned(number) => number.fmt(f),
            Value::Signed(number) => number.fmt(f),
            Value::Truth(truth) => truth.fmt(f),
        }
    }
}

/// What a lock holds, if that is a plain number or a truth value.
///
/// A generic lock cannot ask for `T: Debug` without refusing programs that the real one accepts, so
/// the type is recognised by its name: no user's type is called `u32`, theirs have a path.
pub fn peek<T: ?Sized>(value: &T) -> Option<Value> {
    macro_rules! read {
        ($as:ty) => {
            // SAFETY: only the primitive type itself has this name.
            unsafe { *std::ptr::from_ref(value).cast::<$as>() }
        };
    }
    Some(match type_name::<T>() {
        "u8" => Value::Unsigned(read!(u8).into()),
        "u16" => Value::Unsigned(read!(u16).into()),
        "u32" => Value::Unsigned(read!(u32).into()),
        "u64" => Value::Unsigned(read!(u64)),
        "usize" => Value::Unsigned(read!(usize) as u64),
        "i8" => Value::Signed(read!(i8).into()),
        "i16" => Value::Signed(read!(i16).into()),
        "i32" => Value::Signed(read!(i32).into()),
        "i64" => Value::Signed(read!(i64)),
        "isize" => Value::Signed(read!(isize) as i64),
        "bool" => Value::Truth(read!(bool)),
        _ => return None,
    })
}
