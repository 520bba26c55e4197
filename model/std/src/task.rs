//! `std::task`. `Wake` goes with the model's `Arc`.

pub use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker, ready};

#[cfg(not(std_arc))]
pub use model_arc::Wake;
#[cfg(std_arc)]
pub use std::task::Wake;
