//! What the engine is told. The model's std defines these functions: this crate is compiled before it.

unsafe extern "Rust" {
    #[track_caller]
    safe fn __model_arc_counts_change(at: usize);
    #[track_caller]
    safe fn __model_arc_counts_asked(at: usize);
    #[track_caller]
    safe fn __model_arc_counts_answered(at: usize, changed: bool);
}

/// An operation that changes the counts, and learns nothing of them, is next.
#[track_caller]
pub(crate) fn change(at: usize) {
    __model_arc_counts_change(at);
}

/// Asks for the counts; `changes` says of the answer whether the counts are others now.
#[track_caller]
pub(crate) fn ask<R>(at: usize, answer: impl FnOnce() -> R, changes: impl FnOnce(&R) -> bool) -> R {
    __model_arc_counts_asked(at);
    let answer = answer();
    __model_arc_counts_answered(at, changes(&answer));
    answer
}
