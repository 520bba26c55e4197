//! The lessons there are, and finding one by a shortened name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::functions::{Function, functions_in};
use super::messages;
use super::problem::Problem;
use super::scan::{Check, checks_in};
use super::workspace::Workspace;

/// A lesson as the harness knows it: its check files, of which a live lesson may have both.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// The stem that the lesson's files share, `03_race`.
    pub name: String,
    /// What the check files claim, step by step.
    pub checks: Vec<Check>,
    /// What is checked on the model of `std`.
    pub modelled: Option<Modelled>,
    /// What is checked with real files, sockets and processes.
    pub live: Option<Live>,
    /// What is asked of an answer on real threads that has passed the checks of the same names on the model:
    /// `tests/checks/real/03_race.rs`.
    pub real: Option<CheckFile>,
}

/// A file with checks.
#[derive(Debug, Clone)]
pub struct CheckFile {
    /// Where it is.
    pub path: PathBuf,
    /// What it claims, in its order.
    pub checks: Vec<Check>,
}

impl CheckFile {
    /// Whether a check gives whoever plays the scheduler a state to reach, which needs no step of the student's.
    pub fn offers_to_reach(&self, check: &Check) -> bool {
        let text = fs::read_to_string(&self.path).unwrap_or_default();
        let is_it = |function: &Function| function.name == check.name;
        let function = functions_in(&text).into_iter().find(is_it);
        function.is_some_and(|function| text[function.at].contains(".to_reach("))
    }
}

/// The checks call a contract, and the answer is plugged into it: so they are compiled once for all answers.
#[derive(Debug, Clone)]
pub struct Modelled {
    /// `tests/checks/03_race.rs`.
    pub checks: CheckFile,
    /// What the checks call: `tests/checks/contracts/03_race.rs`.
    pub contract: PathBuf,
    /// Plugs an answer in: `tests/checks/adapters/03_race.rs`.
    pub adapter: PathBuf,
}

impl Modelled {
    /// All its files.
    pub fn files(&self) -> [&Path; 3] {
        [&self.checks.path, &self.contract, &self.adapter]
    }
}

/// The answer runs in a process of its own, which the check watches from outside.
#[derive(Debug, Clone)]
pub struct Live {
    /// `tests/checks/live/11_photo_filter.rs`.
    pub checks: CheckFile,
    /// Makes a program of the answer: `tests/checks/live/drivers/11_photo_filter.rs`.
    pub driver: PathBuf,
}

/// Where an answer is built, and runs when it is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// On the model of `std`, under many schedules.
    Model,
    /// In a process of its own.
    Live,
}

impl Stage {
    /// The manifest of the package that builds lessons where students write them, as `cargo run --bin` does. The crates
    /// that answers may use are the dependencies of this package, word for word.
    pub fn manifest(self, workspace: &Workspace) -> PathBuf {
        workspace.root.join(match self {
            Stage::Model => "lessons/Cargo.toml",
            Stage::Live => "lessons/live/Cargo.toml",
        })
    }
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

    /// Where the answer is built. A live lesson may have checks on the model all the same: see [`Lesson::stage_of`].
    pub fn stage(&self) -> Stage {
        if self.live.is_some() { Stage::Live } else { Stage::Model }
    }

    /// Where the answer runs for this check.
    pub fn stage_of(&self, check: &Check) -> Stage {
        let is_live = self.live.as_ref().is_some_and(|live| live.checks.checks.contains(check));
        if is_live { Stage::Live } else { Stage::Model }
    }

    /// Whether there is a check of the same name on real threads.
    pub fn is_asked_again(&self, check: &Check) -> bool {
        self.real.as_ref().is_some_and(|real| real.checks.contains(check))
    }

    /// All files that a verdict on an answer to it depends on.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        let modelled = self.modelled.iter().flat_map(Modelled::files);
        let live = self.live.iter().flat_map(|live| [&*live.checks.path, &*live.driver]);
        modelled.chain(live).chain(self.real.iter().map(|real| &*real.path))
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
    let live_folder = folder.join("live");
    let (mut modelled, mut live) = (in_folder(&folder)?, in_folder(&live_folder)?);
    let mut real = in_folder(&folder.join("real"))?;
    let names: BTreeSet<String> = modelled.keys().chain(live.keys()).cloned().collect();
    let lesson = |name: String| {
        let file = format!("{name}.rs");
        let modelled = modelled.remove(&name).map(|checks| Modelled {
            checks,
            contract: folder.join("contracts").join(&file),
            adapter: folder.join("adapters").join(&file),
        });
        let driver = live_folder.join("drivers").join(&file);
        let live = live.remove(&name).map(|checks| Live { checks, driver });
        let real = real.remove(&name);
        let live_checks = live.iter().map(|live| &live.checks);
        let files = live_checks.chain(modelled.iter().map(|modelled| &modelled.checks));
        let mut checks: Vec<Check> = files.flat_map(|file| file.checks.clone()).collect();
        checks.sort_by_key(|check| check.step);
        Lesson { name, checks, modelled, live, real }
    };
    Ok(names.into_iter().map(lesson).collect())
}

/// The check files of a folder, by the names of their lessons.
fn in_folder(folder: &Path) -> Result<BTreeMap<String, CheckFile>, Problem> {
    let unreadable = |error| Problem::Ours(messages::cannot_read(folder, &error));
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if let Some(name) = lesson_name(&path) {
            let text = fs::read_to_string(&path)
                .map_err(|error| Problem::Ours(messages::cannot_read(&path, &error)))?;
            files.insert(name, CheckFile { checks: checks_in(&text), path });
        }
    }
    Ok(files)
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
/// When there is no such lesson, or more than one: the sentence names the nearest, and lists all.
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
