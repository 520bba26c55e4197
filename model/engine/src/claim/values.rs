//! Bodies that return something: what it was is left where the claim finds it.

use super::failure::held;
use crate::schedule::Body;
use std::sync::{Arc, Mutex, PoisonError};

/// Where a body leaves what it returns.
pub(crate) type Values<T> = Arc<Mutex<Vec<T>>>;

/// A body without a value, and the place where it leaves its values.
pub(crate) fn body_with_value<T: Send + 'static>(
    body: impl Fn() -> T + Send + Sync + 'static,
) -> (Body, Values<T>) {
    let values = Values::default();
    let kept = Arc::clone(&values);
    (held(Arc::new(move || push(&kept, body()))), values)
}

pub(super) fn push<T>(values: &Values<T>, value: T) {
    values.lock().unwrap_or_else(PoisonError::into_inner).push(value);
}

pub(crate) fn take_value<T>(values: &Values<T>) -> Option<T> {
    values.lock().unwrap_or_else(PoisonError::into_inner).pop()
}

pub(super) fn take_all<T>(values: &Values<T>) -> Vec<T> {
    std::mem::take(&mut *values.lock().unwrap_or_else(PoisonError::into_inner))
}
