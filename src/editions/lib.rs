//! The workbook for others. What an edition has flows through `contents`, `manifests`, `texts` and `lock`; `handout` puts
//! it in place for students, and `gradescope` packs it for a grader.

/// The files of an edition.
pub mod contents;
/// The autograder of Gradescope.
pub mod gradescope;
/// The students' edition, in a folder.
pub mod handout;
/// Versions of crates, without those that an edition does not need.
pub mod lock;
/// Manifests without what an edition lacks.
pub mod manifests;
/// Every sentence.
pub mod messages;
/// What a handout was when it was made.
pub mod record;
/// Texts without what an edition lacks.
pub mod texts;
/// The crates that an edition needs, to be built without a network.
pub mod vendored;
