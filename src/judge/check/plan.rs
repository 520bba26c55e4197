//! Which answers, and which of their checks.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use super::copies;
use super::fingerprint::Fingerprint;
use super::lessons::{Lesson, Stage};
use super::messages;
use super::problem::Problem;
use super::scan::Check;
use super::text::Text;
use super::workspace::Workspace;

/// A file that answers a lesson.
#[derive(Debug, Clone)]
pub struct AnswerFile {
    /// What results call it. It must be the only one of its plan with this label.
    pub label: String,
    /// The lesson it answers, `03_race`.
    pub lesson: String,
    /// Where it is.
    pub path: PathBuf,
}

/// An answer file, read.
#[derive(Debug, Clone)]
pub struct Answer {
    /// As in [`AnswerFile`].
    pub label: String,
    /// The lesson it answers.
    pub lesson: Lesson,
    /// Its absolute path.
    pub path: PathBuf,
    /// Where the copy of its text lies that is compiled.
    pub copy: PathBuf,
    /// Its path as people read it.
    pub shown: String,
    /// The name of its program in the generated crates: the same for the same file.
    pub bin: String,
    /// What its text tells before any compiler sees it.
    pub text: Text,
}

/// One check of one answer.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The answer, as an index into [`Plan::answers`].
    pub answer: usize,
    /// The check.
    pub check: Check,
}

/// Whether answers are expected to be edited and judged again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judging {
    /// Somebody works on them.
    Again,
    /// They were handed in.
    Once,
}

/// What is to be judged.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Tells this plan's generated crates from those of others.
    pub key: String,
    /// What results call the whole: a folder.
    pub answers_name: String,
    /// Whether the same answers will be judged again.
    pub judging: Judging,
    /// Every answer, asked for or not, so that the generated crates stay the same from call to call.
    pub answers: Vec<Answer>,
    /// What is asked for, in the order of the report.
    pub checks: Vec<Planned>,
}

impl Plan {
    /// Every check of every lesson, on the files of one folder that are named like the lessons.
    ///
    /// # Errors
    /// When there is no such folder.
    pub fn folder(workspace: &Workspace, lessons: &[Lesson], folder: &Path) -> Result<Plan, Problem> {
        let shown = workspace.shown(folder);
        let folder = folder
            .canonicalize()
            .map_err(|error| Problem::Usage(messages::no_answers_folder(folder, &error)))?;
        if !folder.is_dir() {
            return Err(Problem::Usage(messages::answers_is_a_file(&folder)));
        }
        if folder.to_str().is_none() {
            return Err(Problem::Usage(messages::path_is_no_text(&folder)));
        }
        let file = |lesson: &Lesson| AnswerFile {
            label: lesson.name.clone(),
            lesson: lesson.name.clone(),
            path: folder.join(format!("{}.rs", lesson.name)),
        };
        let files: Vec<AnswerFile> = lessons.iter().map(file).collect();
        let mut plan = Plan::files(workspace, lessons, &folder, &files)?;
        plan.answers_name = shown;
        plan.judging = Judging::Again;
        Ok(plan)
    }

    /// Every check of each file's lesson, on that file. `home` tells this plan from others: the
    /// folder that the files come from, say.
    ///
    /// # Errors
    /// When a file answers a lesson that does not exist.
    pub fn files(
        workspace: &Workspace,
        lessons: &[Lesson],
        home: &Path,
        files: &[AnswerFile],
    ) -> Result<Plan, Problem> {
        let key = short_hash(home);
        let mut answers = Vec::new();
        for file in files {
            answers.push(read(workspace, &key, super::lessons::find(lessons, &file.lesson)?, file));
        }
        let mut checks = Vec::new();
        for (answer, read) in answers.iter().enumerate() {
            checks.extend(read.lesson.checks.iter().map(|check| Planned { answer, check: check.clone() }));
        }
        let judging = Judging::Once;
        Ok(Plan { key, answers_name: workspace.shown(home), judging, answers, checks })
    }

    /// Leaves only the checks for which `wanted` holds.
    pub fn keep(&mut self, mut wanted: impl FnMut(&Answer, &Check) -> bool) {
        let answers = &self.answers;
        self.checks.retain(|planned| wanted(&answers[planned.answer], &planned.check));
    }

    /// Which of these answers are built on the model, and which are live.
    pub fn by_stage(&self, answers: &[usize]) -> (Vec<usize>, Vec<usize>) {
        answers.iter().partition(|index| self.answers[**index].lesson.stage() == Stage::Model)
    }

    /// The answer that a planned check judges.
    pub fn answer(&self, planned: &Planned) -> &Answer {
        &self.answers[planned.answer]
    }
}

impl Answer {
    /// Whether the stub's `todo!` of this step still stands.
    pub fn lacks(&self, step: u32) -> bool {
        self.text.source().is_some_and(|source| source.left.contains(&step))
    }

    /// What stands before the name of each of its checks in a program on the model, which may hold several answers.
    pub fn prefix_on_model(&self) -> String {
        format!("{}/", self.bin)
    }

    /// What its text is told by later; nothing if it could not be read.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        self.text.source().map(|source| source.fingerprint)
    }
}

fn read(workspace: &Workspace, key: &str, lesson: &Lesson, file: &AnswerFile) -> Answer {
    let path = std::path::absolute(&file.path).unwrap_or_else(|_| file.path.clone());
    let shown = workspace.shown(&path);
    let text = Text::read(&path, &shown);
    let bin = format!("{}-{}", lesson.name, short_hash(&path));
    let copy = copies::place(workspace, key, &bin, &path);
    Answer { label: file.label.clone(), lesson: lesson.clone(), path, copy, shown, bin, text }
}

/// Tells a path from others, or a list, in a name.
pub(crate) fn short_hash(it: &(impl Hash + ?Sized)) -> String {
    let mut hasher = DefaultHasher::new();
    it.hash(&mut hasher);
    format!("{:08x}", hasher.finish() as u32)
}
