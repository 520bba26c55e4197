//! The values that a story shows: those of atomics, and of locks around plain numbers.

use std::any::TypeId;
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
/// A generic lock cannot ask for `T: Debug` or `T: 'static` without refusing programs that the real one accepts.
pub fn peek<T: ?Sized>(value: &T) -> Option<Value> {
    let read = reader(typeid::of::<T>())?;
    // SAFETY: `T` is the type of that reader, which has no lifetimes that `typeid` could have left out.
    Some(unsafe { read(std::ptr::from_ref(value).cast()) })
}

/// Reads a value of the type that it was found for.
type Reader = unsafe fn(*const ()) -> Value;

/// Locks are generic, so this would be compiled with each answer, unoptimised, if it were part of [`peek`].
fn reader(of: TypeId) -> Option<Reader> {
    macro_rules! first_of {
        ($($kind:ident($($plain:ty),+)),+) => {
            $($(if of == TypeId::of::<$plain>() {
                // SAFETY: whoever calls it has a value of this type.
                return Some(|value| Value::$kind(unsafe { *value.cast::<$plain>() } as _));
            })+)+
        };
    }
    first_of!(Unsigned(u32, u64, usize, u8, u16), Signed(i32, i64, isize, i8, i16), Truth(bool));
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_values_are_seen_and_nothing_else() {
        let text = String::from("text");
        assert_eq!(peek(&200_u8), Some(Value::Unsigned(200)));
        assert_eq!(peek(&-3_isize), Some(Value::Signed(-3)));
        assert_eq!(peek(&true), Some(Value::Truth(true)));
        assert_eq!(
            (peek(&1.5), peek(text.as_str()), peek(&&text), peek(&[7_u8][..])),
            (None, None, None, None)
        );
    }
}
