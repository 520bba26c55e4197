//! Every sentence.

use std::any::Any;
use std::fmt::Debug;

/// Something is not as it should be.
pub fn differs(what: &str, seen: &dyn Debug, expected: &dyn Debug) -> String {
    format!("{what} was {seen:?}, and should be {expected:?}.")
}

/// The answer panicked.
pub fn panicked(payload: &(dyn Any + Send)) -> String {
    let words = payload.downcast_ref::<String>().map(String::as_str);
    let words = words.or_else(|| payload.downcast_ref::<&str>().copied());
    format!("It panicked: {}", words.unwrap_or("without a message"))
}
