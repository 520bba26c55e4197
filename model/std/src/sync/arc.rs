//! What the crate of `Arc` and `Weak` calls. It is compiled before this one, so it knows these
//! functions by their names only.

use engine::rt::arc;

#[unsafe(no_mangle)]
#[track_caller]
fn __model_arc_counts_change(at: usize) {
    arc::counts_change(at);
}

#[unsafe(no_mangle)]
#[track_caller]
fn __model_arc_counts_asked(at: usize) {
    arc::counts_asked(at);
}

#[unsafe(no_mangle)]
#[track_caller]
fn __model_arc_counts_answered(at: usize, changed: bool) {
    arc::counts_answered(at, changed);
}
