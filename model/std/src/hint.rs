//! `std::hint`.

pub use std::hint::{black_box, select_unpredictable};

/// Nothing. A loop that waits by spinning is seen by what it asks again and again; it is let wait
/// while other threads run, and an advice says how often it asked.
pub fn spin_loop() {}
