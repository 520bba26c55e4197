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
    /// Writes it, as one line after the word.
    ///
    /// # Errors
    /// When the file can't be written.
    pub fn leave(&self, path: &Path) -> Result<()> {
        fs::write(path, seal::before(serde_json::to_string(self)?) + "\n")
    }

    /// What was left there, unread; nothing if it does not begin with this word, or if whoever wrote it was ended before
    /// the end of its line.
    pub fn left_at(path: &Path, word: Option<&str>) -> Option<String> {
        // What waits for a writer, or leads elsewhere, is none.
        fs::symlink_metadata(path).ok()?.is_file().then_some(())?;
        let text = fs::read_to_string(path).ok()?;
        let line = text.strip_suffix('\n')?;
        word.map_or(Some(line), |word| seal::behind(word, line)).map(str::to_owned)
    }

    /// Reads what was left.
    ///
    /// # Errors
    /// When it is no report.
    pub fn read(text: &str) -> serde_json::Result<Report> {
        serde_json::from_str(text)
    }
}
