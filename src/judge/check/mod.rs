//! How an answer is judged. A check flows through `plan`, `write`, `build`, `run`, `judge` and `report`.

/// Which answers are built into one program.
pub mod batch;
/// Both builds of the answers, and which program belongs to which answer.
pub mod build;
/// One build at a time.
pub mod build_lock;
/// Cancels work in progress.
pub mod cancel;
/// Every call of Cargo.
pub mod cargo;
mod causes;
/// The compiler of answers, within limits.
pub mod compiler;
/// Programs with answers, kept from the rest of the machine.
pub mod confine;
/// The copies of answers that are compiled.
pub mod copies;
mod crates;
/// What a build failure means for the student.
pub mod diagnose;
/// Files that are put in place whole.
pub mod draft;
/// Removes old builds.
pub mod evict;
/// A hash of what a verdict depends on in a text.
pub mod fingerprint;
/// A long interleaving with its middle left out.
pub mod fold;
/// The functions of a file, as ranges of its text.
pub mod functions;
/// Given code that was changed.
pub mod given;
/// One check to run, and the process that runs it.
pub mod job;
/// From a plan to its verdicts.
pub mod judge;
/// Verdicts of earlier runs.
pub mod kept;
/// All lessons, and the search for one by a shortened name.
pub mod lessons;
/// Every sentence of these modules.
pub mod messages;
/// A word that is a check's own.
pub mod nonce;
/// The notice before a long build.
pub mod notices;
/// Which answers, which checks.
pub mod plan;
/// What differs between operating systems.
pub mod platform;
/// Why no verdict could be reached, and the exit code for that.
pub mod problem;
/// A lesson as a program on real threads.
pub mod program;
/// The verdicts as text and as JSON.
pub mod report;
/// Every check in a process of its own, within its limits.
pub mod run;
/// The folder for the verdicts of one call.
pub mod run_folder;
/// Reading Rust source as text: the checks in a file, the steps not started.
pub mod scan;
/// Which files went into a program.
pub mod sources;
/// The original stubs of the lessons.
pub mod stubs;
/// An answer's text, read with a size limit.
pub mod text;
/// The words and signs of Rust source.
pub mod tokens;
/// The closed set of verdicts.
pub mod verdict;
/// Text from outside, as a terminal may show it.
pub mod visible;
/// Where the project and its target folder are.
pub mod workspace;
/// The generated crates.
pub mod write;
/// The generated crate of the live lessons.
pub mod write_live;
