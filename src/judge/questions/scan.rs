//! The questions of a lesson, from the text of `tests/predict/03_race.rs`.

use std::fs;
use std::path::PathBuf;

use crate::check::messages::cannot_read;
use crate::check::problem::Problem;
use crate::check::workspace::Workspace;

/// The questions of one lesson.
#[derive(Debug, Clone)]
pub struct Questions {
    /// Where they stand.
    pub path: PathBuf,
    /// In their order.
    pub all: Vec<Named>,
    /// Whether they are about code of the student's file, or only about small programs of their own.
    pub about: About,
}

/// What questions are compiled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The student's file.
    TheAnswer,
    /// Nothing else: the student's file can't run on the model.
    ItsOwnPrograms,
}

/// A question, not yet asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The function's name, `q6_step4_every_final_value`.
    pub name: String,
    /// The steps that must be written before it can be asked.
    pub steps: Vec<u32>,
}

impl Questions {
    /// Those of the lesson.
    ///
    /// # Errors
    /// When their file can't be read.
    pub fn of(workspace: &Workspace, lesson: &str) -> Result<Questions, Problem> {
        let path = workspace.root.join("tests/predict").join(format!("{lesson}.rs"));
        let text = fs::read_to_string(&path).map_err(|error| Problem::Ours(cannot_read(&path, &error)))?;
        let about = if text.contains("use super::answer") { About::TheAnswer } else { About::ItsOwnPrograms };
        Ok(Questions { path, all: questions_in(&text), about })
    }
}

/// Each line that begins `pub fn q<N>_…(`; `q<N>_step<M>_…` needs step M, and may name more than one.
fn questions_in(text: &str) -> Vec<Named> {
    text.lines().filter_map(question_on).collect()
}

fn question_on(line: &str) -> Option<Named> {
    let (name, _) = line.strip_prefix("pub fn ")?.split_once('(')?;
    let (number, claim) = name.strip_prefix('q')?.split_once('_')?;
    number.parse::<u32>().ok()?;
    let step = |word: &str| word.strip_prefix("step")?.parse().ok();
    let steps = claim.split('_').map_while(step).collect();
    Some(Named { name: name.to_owned(), steps })
}
