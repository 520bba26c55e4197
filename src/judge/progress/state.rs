//! What is kept, and what can happen to it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::check::fingerprint::Fingerprint;
use crate::check::verdict::Verdict;

/// What the file calls itself.
pub const SCHEMA: &str = "workbook/progress";
/// The version of its form that this program reads and writes.
pub const VERSION: u64 = 1;

/// All that is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct State {
    schema: String,
    version: u64,
    /// Where the student is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Place>,
    /// By the name of the lesson.
    #[serde(default)]
    pub lessons: BTreeMap<String, Lesson>,
}

/// A step of a lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// `03_race`.
    pub lesson: String,
    /// Its number.
    pub step: u32,
}

/// What is kept of one lesson.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Lesson {
    /// By the name of the check.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub checks: BTreeMap<String, Checked>,
    /// By the number of the step: the highest rung that was shown.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub hints: BTreeMap<u32, usize>,
    /// Steps whose solution was asked for before they passed.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub given_up: BTreeSet<u32>,
    /// Steps that the student left for later.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub skipped: BTreeSet<u32>,
    /// By the name of the question: whatever `predict` keeps of it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub predictions: BTreeMap<String, Value>,
}

/// What is kept of one check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// The last verdict's name.
    pub verdict: String,
    /// The text it was reached on.
    pub answer: Fingerprint,
    /// The last text that passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed: Option<Fingerprint>,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Change {
    /// A check of a lesson was judged, on this text.
    Judged { lesson: String, check: String, verdict: Verdict, answer: Fingerprint },
    /// A rung of a step's hints was shown.
    Hinted { lesson: String, step: u32, rung: usize },
    /// A step's solution was asked for.
    GaveUp { lesson: String, step: u32 },
    /// A step was left for later, or taken up again.
    Skipped { lesson: String, step: u32, skip: Skip },
    /// The student went there.
    WentTo(Place),
    /// A prediction.
    Predicted { lesson: String, question: String, kept: Value },
}

/// Whether a step was left for later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skip {
    /// It was.
    Yes,
    /// It is not any more.
    No,
}

impl Default for State {
    fn default() -> State {
        State { schema: SCHEMA.into(), version: VERSION, at: None, lessons: BTreeMap::new() }
    }
}

impl State {
    /// Puts in what happened. Doing so twice is as doing so once.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Judged { lesson, check, verdict, answer } => {
                let checks = &mut self.lesson_mut(lesson).checks;
                let before = checks.get(check).and_then(|checked| checked.passed);
                let passed = if *verdict == Verdict::Passed { Some(*answer) } else { before };
                let checked = Checked { verdict: verdict.name().into(), answer: *answer, passed };
                checks.insert(check.clone(), checked);
            }
            Change::Hinted { lesson, step, rung } => {
                let shown = self.lesson_mut(lesson).hints.entry(*step).or_default();
                *shown = (*rung).max(*shown);
            }
            Change::GaveUp { lesson, step } => {
                self.lesson_mut(lesson).given_up.insert(*step);
            }
            Change::Skipped { lesson, step, skip: Skip::Yes } => {
                self.lesson_mut(lesson).skipped.insert(*step);
            }
            Change::Skipped { lesson, step, skip: Skip::No } => {
                self.lesson_mut(lesson).skipped.remove(step);
            }
            Change::WentTo(place) => self.at = Some(place.clone()),
            Change::Predicted { lesson, question, kept } => {
                self.lesson_mut(lesson).predictions.insert(question.clone(), kept.clone());
            }
        }
    }

    fn lesson_mut(&mut self, name: &str) -> &mut Lesson {
        self.lessons.entry(name.into()).or_default()
    }
}
