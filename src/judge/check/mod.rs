//! How an answer is judged. The modules stand in the order in which a check flows through them.

/// Which answers are built into one program.
pub mod batch;
/// Both builds of the answers, and which program belongs to which answer.
pub mod build;
/// One build at a time.
pub mod build_lock;
/// Ending from outside what is under way.
pub mod cancel;
/// Every call of Cargo.
pub mod cargo;
mod causes;
/// The compiler of answers, within limits.
pub mod compiler;
/// The copies of answers that are compiled.
pub mod copies;
/// How much of what may happen a check has seen.
pub mod coverage;
mod crates;
/// What a build failure means for the student.
pub mod diagnose;
/// A short number that stands for what a verdict depends on in a text.
pub mod fingerprint;
/// A long interleaving with its middle left out.
pub mod fold;
/// The functions of a file, as stretches of its text.
pub mod functions;
/// Given code that was changed.
pub mod given;
/// One check to run, and the process that runs it.
pub mod job;
/// From a plan to its verdicts.
pub mod judge;
/// What a check's process leaves.
mod left;
/// The lessons there are, and finding one by a shortened name.
pub mod lessons;
/// Every sentence the modules above say.
pub mod messages;
/// What to say before a build that takes long.
pub mod notices;
/// Which answers, which checks.
pub mod plan;
/// What differs between operating systems.
pub mod platform;
/// What went wrong when no verdict could be reached, and the exit code that says so.
pub mod problem;
/// A lesson as a program on real threads.
pub mod program;
/// The verdicts as text and as JSON.
pub mod report;
/// Every check in a process of its own, within its limits.
pub mod run;
/// Where the verdicts of one call are left.
pub mod run_folder;
/// Reading Rust source as text: the checks in a file, the steps not started.
pub mod scan;
/// A schedule that can be replayed.
pub mod schedule;
/// Which files went into a program.
pub mod sources;
/// The lessons as they came.
pub mod stubs;
/// An answer's text, read within bounds.
pub mod text;
/// Old builds are removed.
pub mod tidy;
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
