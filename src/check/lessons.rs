//! The lessons there are, and finding one by a shortened name.

use std::fs;
use std::path::{Path, PathBuf};

use super::messages;
use super::problem::Problem;
use super::scan::{Check, checks_in};
use super::workspace::Workspace;

/// A lesson as the harness knows it: its check file.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// The stem that the lesson's files share, `03_race`.
    pub name: String,
    /// `tests/checks/03_race.rs`.
    pub checks_file: PathBuf,
    /// What the check file claims, in its order.
    pub checks: Vec<Check>,
    /// Where its answers run.
    pub stage: Stage,
}

/// Where the answers to a lesson run when they are checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// On the model of `std`, under many schedules.
    Model,
    /// In a process of their own, with real files, sockets and processes; the check watches from outside.
    /// This file makes a program of the answer: `tests/checks/live/drivers/11_photo_filter.rs`.
    Live { driver: PathBuf },
}

impl Lesson {
    /// The lesson's number as it is written: `03`.
    pub fn number(&self) -> &str {
        self.name.split_once('_').map_or("", |(number, _)| number)
    }

    /// The lesson's name without its number: `race`.
    pub fn title(&self) -> &str {
        self.name.split_once('_').map_or("", |(_, title)| title)
    }

    /// Whether its answers run with real files, sockets and processes.
    pub fn driver(&self) -> Option<&Path> {
        match &self.stage {
            Stage::Model => None,
            Stage::Live { driver } => Some(driver),
        }
    }

    /// The numbers of its steps, each once.
    pub fn steps(&self) -> Vec<u32> {
        let mut steps: Vec<u32> = self.checks.iter().map(|check| check.step).collect();
        steps.sort_unstable();
        steps.dedup();
        steps
    }
}

/// Every lesson of the workspace, in order.
///
/// # Errors
/// When the folder of checks can't be read.
pub fn all(workspace: &Workspace) -> Result<Vec<Lesson>, Problem> {
    let folder = workspace.root.join("tests/checks");
    let mut lessons = in_folder(&folder)?;
    lessons.extend(in_folder(&folder.join("live"))?);
    lessons.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(lessons)
}

fn in_folder(folder: &Path) -> Result<Vec<Lesson>, Problem> {
    let unreadable = |error| Problem::Ours(messages::cannot_read(folder, &error));
    let mut lessons = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if let Some(name) = lesson_name(&path) {
            let text = fs::read_to_string(&path)
                .map_err(|error| Problem::Ours(messages::cannot_read(&path, &error)))?;
            let driver = folder.join("drivers").join(format!("{name}.rs"));
            let stage = if driver.is_file() { Stage::Live { driver } } else { Stage::Model };
            lessons.push(Lesson { name, checks: checks_in(&text), checks_file: path, stage });
        }
    }
    Ok(lessons)
}

/// `NN_name` for a file called so.
fn lesson_name(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?.strip_suffix(".rs")?;
    let (number, _) = name.split_once('_')?;
    let is_number = number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| name.to_string())
}

/// The lesson that somebody means by `03_race`, `03`, `3`, `race` or a beginning of these.
///
/// # Errors
/// When there is none, or more than one: the sentence names the nearest, and what there is.
pub fn find<'a>(lessons: &'a [Lesson], wanted: &str) -> Result<&'a Lesson, Problem> {
    let wanted = wanted.trim_end_matches(".rs").rsplit('/').next().unwrap_or(wanted);
    let exact = |lesson: &&Lesson| {
        lesson.name == wanted
            || lesson.title() == wanted
            || lesson.number().trim_start_matches('0') == wanted.trim_start_matches('0')
    };
    if let Some(lesson) = lessons.iter().find(exact) {
        return Ok(lesson);
    }
    let begins: Vec<&Lesson> = lessons.iter().filter(|lesson| begins_with(lesson, wanted)).collect();
    match begins[..] {
        [lesson] => Ok(lesson),
        _ => Err(Problem::Usage(messages::unknown_lesson(wanted, nearest(lessons, wanted), lessons))),
    }
}

fn begins_with(lesson: &Lesson, wanted: &str) -> bool {
    !wanted.is_empty() && (lesson.name.starts_with(wanted) || lesson.title().starts_with(wanted))
}

fn nearest<'a>(lessons: &'a [Lesson], wanted: &str) -> Option<&'a Lesson> {
    let likeness =
        |lesson: &Lesson| strsim::jaro(wanted, &lesson.name).max(strsim::jaro(wanted, lesson.title()));
    let best = lessons.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(best) > 0.6).then_some(best)
}
