//! What a student has done: one small file, `.workbook/progress.json` in the folder of the workspace.
//!
//! What can be read off the lessons' text (which steps are begun) is not in it. The file holds the rest, as JSON, and
//! may be read by any program:
//!
//! ```json
//! {
//!   "schema": "workbook/progress",
//!   "version": 1,
//!   "at": { "lesson": "03_race", "step": 4 },
//!   "lessons": {
//!     "03_race": {
//!       "checks": {
//!         "step4_no_update_is_lost": {
//!           "verdict": "passed",
//!           "answer": "93b6f2a1c04d5e77",
//!           "passed": "93b6f2a1c04d5e77"
//!         }
//!       },
//!       "hints": { "4": 2 },
//!       "given_up": [2],
//!       "skipped": [3],
//!       "predictions": { "q1_cells": { "…": "whatever `predict` keeps of a question" } }
//!     }
//!   }
//! }
//! ```
//!
//! A check's `verdict` is the last one, by its name in `workbook/check/v1`; `answer` is the [fingerprint] of the
//! text that it was reached on, and `passed` that of the last text that passed. So the pass of an answer that was edited
//! since is known to be old. A part that holds nothing is left out.
//!
//! The file is never lost. A save takes a lock, reads the file again, puts in what is new and swaps the whole file for
//! the old one, so that it is there whole at every moment and two processes keep each other's entries. A damaged file is
//! set aside under another name, and said so. A file of a newer version is refused and left alone; whoever changes
//! what an entry means, or adds one that must not get lost, raises the version.
//!
//! [fingerprint]: crate::check::fingerprint

/// What is kept, and what can happen to it.
pub mod state;

/// The file: read, locked, put in place whole.
pub mod file;

/// What is known in this process, and what of it is not saved yet.
pub mod record;

/// Keeps verdicts while they come in.
pub mod recorder;

/// How far each lesson is, from its text and from what is kept.
pub mod standing;

/// Every sentence about the file.
pub mod messages;

pub use record::Progress;
pub use recorder::Recorder;
pub use standing::{LessonStanding, StepStanding};
