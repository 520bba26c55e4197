//! What a student has done: one small file, `.workbook/progress.json` in the folder of the workspace.
//!
//! The file is JSON, and any program may read it. It does not contain what the lesson files show, such as which steps
//! are started:
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
//!       "predictions": { "q1_cells": { "…": "what `predict` stores about a question" } }
//!     }
//!   }
//! }
//! ```
//!
//! A check's `verdict` is its last verdict, by its name in `workbook/check/v1`. `answer` is the [fingerprint] of the
//! text that was judged, and `passed` that of the last text that passed. So a pass is known to be old if the answer was
//! edited since. Empty parts are left out.
//!
//! The file is never lost. A save takes a lock, reads the file again, adds the new entries and replaces the old file
//! atomically. So the file is complete at every moment, and two processes keep each other's entries. A damaged file is
//! renamed, with a message. A file of a newer version is refused and left alone. Raise the version when you change the
//! meaning of an entry, or add one that must not get lost.
//!
//! [fingerprint]: crate::check::fingerprint

/// The saved state, and its changes.
pub mod state;

/// The file: read, locked, replaced atomically.
pub mod file;

/// The state in this process, and its unsaved changes.
pub mod record;

/// Saves verdicts as they arrive.
pub mod recorder;

/// The progress of each lesson, from its text and the saved state.
pub mod standing;

/// Every sentence about the file.
pub mod messages;

pub use record::Progress;
pub use recorder::Recorder;
pub use standing::{LessonStanding, StepStanding};
