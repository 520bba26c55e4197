//! The crate `crossbeam_channel` as a checked answer sees it: its names and signatures over the model's
//! channels and clock. The conformance suite holds both to the same claims about what the crate documents.
//!
//! # What differs on purpose
//!
//! - **Who is next** is the scheduler's choice, and each choice is tried: which of several receivers gets a
//!   message, and which of several ready operations `select!` does.
//! - **Time is virtual**, and `Instant` is the model's. What `after`, `at` and `tick` send is there at its time.
//! - **Asking** a channel for its length is a scheduling point, and is told in the story.

mod channel;
mod errors;
mod iterators;
mod receiver;
mod select;
mod select_macro;
mod selected;
mod sender;
mod timer;

pub use channel::{bounded, unbounded};
pub use errors::{
    ReadyTimeoutError, RecvError, RecvTimeoutError, SelectTimeoutError, SendError, SendTimeoutError,
    TryReadyError, TryRecvError, TrySelectError, TrySendError,
};
pub use iterators::{IntoIter, Iter, TryIter};
pub use receiver::Receiver;
pub use select::Select;
pub use selected::SelectedOperation;
pub use sender::Sender;
pub use timer::{after, at, never, tick};

/// What the macros need, whatever the names mean where they are used.
#[doc(hidden)]
pub use std::result::Result::{Err as __Err, Ok as __Ok};

/// The last branch of what `select!` becomes.
#[doc(hidden)]
pub fn __no_such_case(selected: SelectedOperation<'_>) -> ! {
    std::mem::forget(selected);
    unreachable!("one of the cases was selected")
}
