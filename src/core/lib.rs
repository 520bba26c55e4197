//! What a lesson uses beside the standard library and the crates it teaches.

pub mod experiments;
pub mod lesson;
