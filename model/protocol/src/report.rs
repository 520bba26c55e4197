//! What a process leaves.

use crate::by_hand::{Claim, Snapshot};
use crate::macros::choice;
use crate::question::Question;
use crate::{Judgement, Tried, seal};
use std::fs;
use std::io::Result;
use std::path::Path;

choice! {
    /// What a process leaves in the file that its request names.
    #[derive(Debug, Clone)]
    pub enum Report {
        /// What is said of a check.
        Judged(judgement: Judgement),
        /// The schedule is none of the program's, and the sentence says why.
        BadSchedule(why: String),
        /// The claims that can be tried by hand.
        Claims(claims: Vec<Claim>),
        /// A point of an execution.
        Snapshot(snapshot: Box<Snapshot>),
        /// An execution, step by step: an [`crate::interleaving::Interleaving`] as JSON. Whoever asked reads it, so that
        /// the code for that is no part of a check's program.
        Interleaving(json: String),
        /// How a program can end.
        Tried(tried: Tried),
        /// A question with its key.
        Question(question: Box<Question>),
        /// The question can't be asked, and the sentence says why.
        NoQuestion(why: String),
    }
}

impl Report {
    /// Written beside, then renamed: whoever reads it reads all of it.
    ///
    /// # Errors
    /// When the file can't be written.
    pub fn leave(&self, path: &Path) -> Result<()> {
        let draft = path.with_extension("draft");
        fs::write(&draft, seal::before(serde_json::to_string(self)?))?;
        fs::rename(draft, path)
    }

    /// Reads what was left.
    ///
    /// # Errors
    /// When it is no report.
    pub fn read(text: &str) -> serde_json::Result<Report> {
        serde_json::from_str(text)
    }
}
