//! `std::hash`.

pub use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash, Hasher};

/// Makes hashers that are the same in every run, so that the order of a map is too. The real one
/// chooses anew in each process.
#[derive(Debug, Clone, Default)]
pub struct RandomState;

impl RandomState {
    /// The one there is.
    pub fn new() -> Self {
        Self
    }
}

impl BuildHasher for RandomState {
    type Hasher = DefaultHasher;

    fn build_hasher(&self) -> DefaultHasher {
        DefaultHasher::new()
    }
}
