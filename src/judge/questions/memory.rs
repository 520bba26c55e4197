//! What was predicted, and when it comes back.
//!
//! What was right at once is done with. What was wrong comes back after ten minutes; once it is right, after a day, and
//! after four more. A wrong answer on the way begins anew.

use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::answer::{Answer, Mark};
use crate::check::problem::Problem;
use crate::check::workspace::Workspace;
use crate::progress::Progress;
use crate::progress::file::Notice;

/// Seconds after which a wrong answer comes back.
const SOON: u64 = 10 * 60;
/// Seconds after which it comes back when it was right since, once and twice.
const LATER: [u64; 2] = [24 * 3600, 4 * 24 * 3600];

/// What is kept of one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The last answer.
    pub answer: String,
    /// What was said of it.
    #[serde(rename = "right")]
    pub mark: Mark,
    /// How often it was answered.
    pub times: usize,
    /// How often in a row it was right, since it was wrong.
    pub right_since: usize,
    /// When it comes back, in seconds since 1970; never, if there is nothing.
    pub due: Option<u64>,
}

/// When there is something to predict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// At this moment.
    Now,
    /// In so many minutes.
    InMinutes(u64),
}

impl Kept {
    /// What is to be kept after another answer, at `now`.
    pub fn after(before: Option<&Kept>, answer: String, mark: Mark, now: u64) -> Kept {
        let times = before.map_or(0, |kept| kept.times) + 1;
        let coming_back = before.is_some_and(|kept| kept.due.is_some());
        let right_since = before.map_or(0, |kept| kept.right_since);
        let (right_since, wait) = match mark {
            Mark::Wrong => (0, Some(SOON)),
            Mark::Right if coming_back => (right_since + 1, LATER.get(right_since).copied()),
            Mark::Right => (right_since + 1, None),
        };
        Kept { answer, mark, times, right_since, due: wait.map(|wait| now + wait) }
    }
}

/// What is kept of a lesson's questions.
#[derive(Debug)]
pub struct Memory {
    lesson: String,
    kept: BTreeMap<String, Kept>,
    progress: Option<Progress>,
    now: u64,
}

impl Memory {
    /// Reads it from the progress that is kept; the notice tells that its file was damaged.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn load(workspace: &Workspace, lesson: &str) -> Result<(Memory, Option<Notice>), Problem> {
        let (progress, notice) = Progress::load(workspace)?;
        let kept = progress.predictions(lesson).into_iter().flatten();
        // What is written in another way is asked as if for the first time.
        let read = |kept: &Value| serde_json::from_value(kept.clone()).ok();
        let kept = kept.filter_map(|(question, kept)| Some((question.clone(), read(kept)?))).collect();
        Ok((Memory { kept, progress: Some(progress), ..Memory::of_nothing(lesson) }, notice))
    }

    /// For this sitting only: what is answered about the files of others is not kept.
    pub fn of_nothing(lesson: &str) -> Memory {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        Memory { lesson: lesson.to_owned(), kept: BTreeMap::new(), progress: None, now }
    }

    /// As if it were so many seconds after 1970.
    #[must_use]
    pub fn at(self, now: u64) -> Memory {
        Memory { now, ..self }
    }

    /// Whether nothing was answered yet.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Whether what is answered outlives the sitting.
    pub fn is_kept(&self) -> bool {
        self.progress.is_some()
    }

    /// Whether the question was never answered, or is due again.
    pub fn is_open(&self, question: &str) -> bool {
        self.kept(question).is_none_or(|kept| kept.due.is_some_and(|due| due <= self.now))
    }

    /// How often it was answered.
    pub fn times(&self, question: &str) -> usize {
        self.kept(question).map_or(0, |kept| kept.times)
    }

    /// What is kept of it.
    pub fn kept(&self, question: &str) -> Option<&Kept> {
        self.kept.get(question)
    }

    /// When the next of the answered questions comes back, if one does.
    pub fn next_due(&self) -> Option<Due> {
        let due = self.kept.values().filter_map(|kept| kept.due).min()?;
        let minutes = due.saturating_sub(self.now).div_ceil(60);
        Some(if minutes == 0 { Due::Now } else { Due::InMinutes(minutes) })
    }

    /// Keeps an answer, at once.
    ///
    /// # Errors
    /// When it can't be written. The sitting can go on: nothing more is kept then.
    pub fn keep(&mut self, question: &str, answer: &Answer, mark: Mark) -> Result<Option<Notice>, Problem> {
        let kept = Kept::after(self.kept(question), answer.0.join(", "), mark, self.now);
        let written = serde_json::to_value(&kept).unwrap_or_default();
        self.kept.insert(question.to_owned(), kept);
        let Some(progress) = &mut self.progress else {
            return Ok(None);
        };
        progress.keep_prediction(&self.lesson, question, written);
        let saved = progress.save();
        if saved.is_err() {
            self.progress = None;
        }
        saved
    }
}
