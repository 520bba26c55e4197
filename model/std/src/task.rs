//! `std::task`. `Wake` goes with the model's `Arc`.

pub use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker, ready};

pub use crate::sync::arc::Wake;
