//! Grades a class. What is handed in flows through `intake`, `judging` with its `ledger`, `results`, and `write`.

/// What keeps an answer from the rest of the machine.
pub mod boxes;
/// What is different from the results before, and why.
pub mod changes;
/// Which answers were handed in, and by whom.
pub mod class;
/// Points, names, late days and dates, as the instructor wants them.
pub mod config;
/// From submissions to a gradebook.
pub mod grade;
/// Reads what was handed in.
pub mod intake;
/// Every distinct answer judged once.
pub mod judging;
/// Verdicts as they were reached, kept on the disk.
pub mod ledger;
/// Who handed in nearly equal files.
pub mod likeness;
/// The answers to the lessons' questions, and the instructor's marks for them.
pub mod marks;
/// From shards to a gradebook.
pub mod merge;
/// Every sentence.
pub mod messages;
/// What the verdicts depend on beside the answers.
pub mod provenance;
/// The answers to a lesson's questions, in its text.
pub mod questions;
/// The one result that everything is written from.
pub mod results;
/// A class as it was read, kept beside its ledger.
pub mod roll;
/// Points.
pub mod score;
/// Part of a class, for one of several machines.
pub mod shard;
/// Files that are put in place whole.
pub mod whole;
/// Everything that is written of results.
pub mod write;
