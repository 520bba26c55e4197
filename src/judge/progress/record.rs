//! What is known in this process, and what of it is not saved yet.

use std::collections::BTreeMap;

use serde_json::Value;

use super::file::{self, Notice};
use super::state::{Change, Lesson, Place, Skip, State};
use crate::check::fingerprint::Fingerprint;
use crate::check::problem::Problem;
use crate::check::verdict::{Judged, Verdict};
use crate::check::workspace::Workspace;

/// What a student has done. What is put in is on the disk after [`Progress::save`].
#[derive(Debug)]
pub struct Progress {
    place: file::Place,
    state: State,
    unsaved: Vec<Change>,
}

/// What is known of a check, for the text that an answer has now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// This text passed.
    Passed,
    /// An earlier text passed, and this one was not judged yet.
    PassedBeforeEdit,
    /// This text was judged, and did not pass.
    Failed,
    /// Nothing.
    Nothing,
}

impl Progress {
    /// Reads the file. The notice tells that a damaged one was set aside, and where.
    ///
    /// # Errors
    /// When the file can't be read, or was written by a newer workbook.
    pub fn load(workspace: &Workspace) -> Result<(Progress, Option<Notice>), Problem> {
        let place = file::Place::of(workspace);
        let (state, notice) = place.read()?;
        Ok((Progress { place, state, unsaved: Vec::new() }, notice))
    }

    /// Writes what is not saved yet, and takes in what other processes have saved since.
    ///
    /// # Errors
    /// When the file can't be written. Nothing is forgotten: the next call tries again.
    pub fn save(&mut self) -> Result<Option<Notice>, Problem> {
        if self.unsaved.is_empty() {
            return Ok(None);
        }
        let changes = &self.unsaved;
        let (state, notice) =
            self.place.change(|state| changes.iter().for_each(|change| state.apply(change)))?;
        self.state = state;
        self.unsaved.clear();
        Ok(notice)
    }

    /// Keeps verdicts; the mistakes of the workbook's own are none, and a step that is not started has none.
    pub fn record(&mut self, judged: &[Judged]) {
        let counts =
            |judged: &&Judged| !matches!(judged.said.verdict, Verdict::NotStarted | Verdict::InternalError);
        for judged in judged.iter().filter(counts) {
            if let Some(answer) = judged.answer {
                let (lesson, check) = (judged.lesson.clone(), judged.check.name.clone());
                self.put_in(Change::Judged { lesson, check, verdict: judged.said.verdict, answer });
            }
        }
    }

    /// What is known of a check, for an answer with this text.
    pub fn known(&self, lesson: &str, check: &str, answer: Option<Fingerprint>) -> Known {
        let Some(checked) = self.lesson(lesson).and_then(|lesson| lesson.checks.get(check)) else {
            return Known::Nothing;
        };
        match (answer, checked.passed) {
            (Some(answer), _) if answer == checked.answer && checked.verdict != Verdict::Passed.name() => {
                Known::Failed
            }
            (Some(answer), Some(passed)) if answer == passed => Known::Passed,
            (_, Some(_)) => Known::PassedBeforeEdit,
            (_, None) => Known::Nothing,
        }
    }

    /// Whether some text passed every one of these checks, now or once.
    pub fn has_passed<'a>(&self, lesson: &str, checks: impl IntoIterator<Item = &'a str>) -> bool {
        let lesson = self.lesson(lesson);
        let passed = |check: &str| lesson?.checks.get(check)?.passed;
        checks.into_iter().all(|check| passed(check).is_some())
    }

    /// Keeps that a rung of a step's hints was shown, counted from 1.
    pub fn show_rung(&mut self, lesson: &str, step: u32, rung: usize) {
        self.put_in(Change::Hinted { lesson: lesson.into(), step, rung });
    }

    /// The highest rung of a step's hints that was shown; 0 if none was.
    pub fn rung(&self, lesson: &str, step: u32) -> usize {
        self.lesson(lesson).and_then(|lesson| lesson.hints.get(&step)).copied().unwrap_or(0)
    }

    /// Keeps that a step's solution was asked for before it passed.
    pub fn give_up(&mut self, lesson: &str, step: u32) {
        self.put_in(Change::GaveUp { lesson: lesson.into(), step });
    }

    /// Whether a step's solution was asked for before it passed.
    pub fn gave_up(&self, lesson: &str, step: u32) -> bool {
        self.lesson(lesson).is_some_and(|lesson| lesson.given_up.contains(&step))
    }

    /// Leaves a step for later, or takes it up again.
    pub fn skip(&mut self, lesson: &str, step: u32, skip: Skip) {
        self.put_in(Change::Skipped { lesson: lesson.into(), step, skip });
    }

    /// Whether a step was left for later.
    pub fn is_skipped(&self, lesson: &str, step: u32) -> bool {
        self.lesson(lesson).is_some_and(|lesson| lesson.skipped.contains(&step))
    }

    /// Keeps where the student is.
    pub fn go_to(&mut self, lesson: &str, step: u32) {
        self.put_in(Change::WentTo(Place { lesson: lesson.into(), step }));
    }

    /// Where the student was last.
    pub fn at(&self) -> Option<&Place> {
        self.state.at.as_ref()
    }

    /// Keeps a prediction, as whatever `kept` says.
    pub fn keep_prediction(&mut self, lesson: &str, question: &str, kept: Value) {
        self.put_in(Change::Predicted { lesson: lesson.into(), question: question.into(), kept });
    }

    /// What is kept of a lesson's questions, by their names.
    pub fn predictions(&self, lesson: &str) -> Option<&BTreeMap<String, Value>> {
        self.lesson(lesson).map(|lesson| &lesson.predictions)
    }

    fn lesson(&self, name: &str) -> Option<&Lesson> {
        self.state.lessons.get(name)
    }

    fn put_in(&mut self, change: Change) {
        self.state.apply(&change);
        self.unsaved.push(change);
    }
}
