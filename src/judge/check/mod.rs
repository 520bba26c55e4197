//! How an answer is judged. The modules stand in the order in which a check flows through them.

// From a plan to its verdicts.
/// The whole of it.
pub mod judge;

// What is there, and what was asked for.
/// The functions of a file, as ranges of its text.
pub mod functions;
/// All lessons, and the search for one by a shortened name.
pub mod lessons;
/// Which answers, which checks.
pub mod plan;
/// Reading Rust source as text: the checks in a file, the steps not started.
pub mod scan;
/// The original stubs of the lessons.
pub mod stubs;
/// An answer's text, read with a size limit.
pub mod text;
/// The words and signs of Rust source.
pub mod tokens;
/// Where the project and its target folder are.
pub mod workspace;

// What is known already.
/// A hash of what a verdict depends on in a text.
pub mod fingerprint;
/// Verdicts of earlier runs.
pub mod kept;

// What is written for Cargo.
/// Which answers are built into one program.
pub mod batch;
/// Whether an answer can be a module of a crate that holds others.
pub mod closed;
/// The copies of answers that are compiled.
pub mod copies;
mod crates;
/// Files that are put in place whole.
pub mod draft;
/// The generated crates.
pub mod write;
/// The generated crates in which answers are asked again on real threads.
pub mod write_again;
/// The generated crate of the live lessons.
pub mod write_live;

// What Cargo builds.
/// Both builds of the answers, and which program belongs to which answer.
pub mod build;
/// One build at a time.
pub mod build_lock;
/// Every call of Cargo.
pub mod cargo;
/// The compiler of answers, within limits.
pub mod compiler;
/// What a build failure means for the student.
pub mod diagnose;
/// Removes old builds.
pub mod evict;
mod in_batches;
/// The notice before a long build.
pub mod notices;
/// A lesson as a program on real threads.
pub mod program;
/// Which files went into a program.
pub mod sources;

// What is run.
/// What passed on the model, asked again on real threads.
pub mod again;
/// How many checks run at the same time.
pub mod at_once;
/// Cancels work in progress.
pub mod cancel;
/// Programs with answers, kept from the rest of the machine.
pub mod confine;
/// One check to run, and the process that runs it.
pub mod job;
/// A word that is a check's own.
pub mod nonce;
/// One process for many checks of a program.
pub mod orders;
/// What differs between operating systems.
pub mod platform;
/// Every check in a process of its own, within its limits.
pub mod run;
/// The folder for the verdicts of one call.
pub mod run_folder;

// What is said of it.
mod causes;
/// A long interleaving with its middle left out.
pub mod fold;
/// Given code that was changed.
pub mod given;
/// Every sentence of these modules.
pub mod messages;
/// Why no verdict could be reached, and the exit code for that.
pub mod problem;
/// The verdicts as text and as JSON.
pub mod report;
/// The closed set of verdicts.
pub mod verdict;
/// Text from outside, as a terminal may show it.
pub mod visible;
