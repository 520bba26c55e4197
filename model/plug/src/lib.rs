//! Lets the checks of a lesson be compiled once, and not again with each answer: they call a contract, and each answer
//! is plugged into it.

use std::any::Any;
use std::sync::OnceLock;

/// The place into which the answer that this process judges is plugged.
///
/// `A` holds what an answer offers, as functions without type parameters.
pub struct Plug<A: 'static>(OnceLock<&'static A>);

impl<A> Plug<A> {
    /// With no answer yet.
    pub const fn empty() -> Plug<A> {
        Plug(OnceLock::new())
    }

    /// Plugs an answer in; the first one stays.
    pub fn put(&self, answer: &'static A) {
        self.0.get_or_init(|| answer);
    }

    /// The answer.
    ///
    /// # Panics
    /// When none was plugged in.
    pub fn answer(&self) -> &'static A {
        self.0.get().expect("an answer is plugged in before a check runs")
    }
}

/// A value of a type that the check chose, as an answer gets it: a generic answer is compiled for this type alone.
pub type Erased = Box<dyn Any + Send>;

/// Hides the type of a value.
pub fn erase<T: Send + 'static>(value: T) -> Erased {
    Box::new(value)
}

/// The value whose type was hidden.
///
/// # Panics
/// When it is of another type.
pub fn reveal<T: 'static>(erased: Erased) -> T {
    *erased.downcast().expect("an answer gives back the values that it was given")
}
