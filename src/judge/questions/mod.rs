//! Questions to predict: what a program will do. Their keys are found by running it on the model.
//!
//! Modules, in the order in which a question flows through them:

/// The questions in a file, from its text.
pub mod scan;

/// The generated crate that compiles them with the student's answer.
pub mod write;

/// Builds it, and asks each question in its own process.
pub mod find;

/// The student's answer, read and judged.
pub mod answer;

/// What was predicted, and when it comes back.
pub mod memory;

/// Every sentence of these.
pub mod messages;
