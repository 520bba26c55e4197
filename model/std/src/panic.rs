//! `std::panic`, without its hooks: what a panic says is the checker's to tell.

use runtime::panics;
use std::any::Any;

pub use std::panic::{AssertUnwindSafe, Location, PanicHookInfo, RefUnwindSafe, UnwindSafe, panic_any};

/// Runs `f`, and catches its panic.
///
/// # Errors
///
/// The value that `f` panicked with.
pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> crate::thread::Result<R> {
    panics::catch(f)
}

/// Goes on unwinding with a value that was caught.
#[track_caller]
pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    panics::resume_unwind(payload)
}
