//! `Arc`, `Weak` and `Wake`: those that `build.rs` has built, or std's where that was not possible.

pub use shares::{Arc, Wake, Weak};

#[cfg(not(any(std_arc, doc)))]
mod shares {
    extern crate model_arc;

    pub use model_arc::{Arc, Wake, Weak};
    use runtime::arc;

    // That crate is compiled before this one, so it knows these functions by their names only.

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
}

// Cargo does not tell rustdoc where a build script has put a crate.
#[cfg(any(std_arc, doc))]
mod shares {
    pub use std::sync::{Arc, Weak};
    pub use std::task::Wake;
}
