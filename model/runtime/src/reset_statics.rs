//! Values in `static`s, reset to their first value for each execution.
//!
//! A `static` is initialised by the compiler, before anything runs: its first value owns nothing on the
//! heap, and its bytes can represent that value again and again. So the bytes of such a value are
//! kept when it is first used, and put back when an execution finds that an earlier one used it.
//! What the earlier one left there is forgotten and not dropped, as the real `static` never is.
//!
//! A value on the heap has no such bytes. It outlives an execution only where a check made it
//! outside the body, and then it stays as it is.

use super::event::Place;
use super::object::Age;
use super::point::stop;
use super::world::{self, Ending};
use crate::memory;
use std::cell::RefCell;
use std::collections::HashMap;
use std::mem::MaybeUninit;

type Bytes = Box<[MaybeUninit<u8>]>;

thread_local! {
    /// By address.
    static FIRST: RefCell<HashMap<usize, Bytes>> = RefCell::default();
}

/// Called when an object enters an execution by an operation at `place`, with the value that the
/// object protects.
///
/// # Safety
///
/// `value` is valid for reads and writes, nobody else uses it meanwhile, and when `age` says that it
/// is new, nobody has written to it yet if it is in a `static`.
pub unsafe fn reset<T: ?Sized>(age: Age, value: *mut T, place: Place) {
    // SAFETY: the caller says that it is valid.
    let size = size_of_val(unsafe { &*value });
    // SAFETY: the value is valid for reads and writes, and so are its bytes.
    unsafe { renew_bytes(age, value.cast(), size, place) };
}

/// Generic code is compiled again with each answer, so this is not generic.
///
/// # Safety
///
/// `bytes` is valid for reads and writes of `size` bytes, and nobody else uses them meanwhile.
unsafe fn renew_bytes(age: Age, bytes: *mut MaybeUninit<u8>, size: usize, place: Place) {
    if size == 0 {
        return;
    }
    if memory::may_be_heap(bytes.addr()) {
        return refuse_if_unsure(age, place);
    }
    // SAFETY: the caller says so.
    let bytes = unsafe { std::slice::from_raw_parts_mut(bytes, size) };
    FIRST.with_borrow_mut(|first| match (age, first.get(&bytes.as_ptr().addr())) {
        (Age::New, _) => {
            first.insert(bytes.as_ptr().addr(), (&*bytes).into());
        }
        (Age::Survivor, Some(kept)) if kept.len() == size => bytes.copy_from_slice(kept),
        (Age::Survivor, _) => {}
    });
}

/// If a `static` cannot be told from the heap, an answer that keeps a value is not judged.
fn refuse_if_unsure(age: Age, place: Place) {
    let running = world::with(|w| w.is_running());
    if age == Age::Survivor && running && !memory::tells_statics_apart() {
        stop(Ending::StaticKept(place));
    }
}
