//! Sections that a check watches, and the trace of the current execution.

use super::Trace;
use crate::rt::Op;
use crate::rt::world;

/// Marks what `work` does as a section that [`Trace::most_at_once`] counts.
pub fn section<T>(name: &'static str, work: impl FnOnce() -> T) -> T {
    struct Leave(&'static str);
    impl Drop for Leave {
        fn drop(&mut self) {
            mark(Op::Leave(self.0));
        }
    }
    mark(Op::Enter(name));
    let _leave = Leave(name);
    work()
}

/// What has happened so far in the current execution: for use inside a body.
pub fn so_far() -> Trace {
    world::with(|w| {
        w.noticed.trace_is_read = true;
        Trace::of(w)
    })
}

#[track_caller]
fn mark(op: Op) {
    let place = std::panic::Location::caller();
    world::with(|w| w.record(op, None, place));
}
