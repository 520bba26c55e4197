//! What a lesson uses besides the standard library and the crates that it teaches.

pub mod experiments;
pub mod lesson;
