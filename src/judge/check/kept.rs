//! Verdicts that were reached before: what depends on nothing but texts is not found out twice.
//!
//! A check on the model says the same of the same answer, whenever and wherever it runs. So what it said is kept beside
//! the answer's copy, with all that it depends on: the answer, the lesson's checks, the model, the judge, the compiler,
//! the limits and the width of what people read. The answer's text is compared whole, since it is not ours.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::cargo;
use super::judge::Options;
use super::lessons::{Lesson, Stage};
use super::plan::{Answer, Plan};
use super::run::{Ended, Ending};
use super::workspace::Workspace;
use super::write::write_new;

/// What every verdict depends on beside its answer and its checks, from the workspace's root.
pub const OURS: [&str; 14] = [
    "model/notation",
    "model/protocol",
    "model/runtime",
    "model/engine",
    "model/std",
    "model/core",
    "model/real",
    "model/parking_lot",
    "model/crossbeam_channel",
    "src/core",
    "src/judge",
    "Cargo.lock",
    "tests/checks/Cargo.toml",
    "tests/checks/real/support",
];

/// The verdicts on the answers of a plan.
pub struct Kept<'a> {
    workspace: &'a Workspace,
    plan: &'a Plan,
    /// Whether nothing that is known counts.
    afresh: bool,
    /// Stands for all that is ours; nothing where that can't be read, and then nothing is kept.
    ours: Option<u64>,
    /// By the answer's index; nothing of one that can't be kept.
    answers: BTreeMap<usize, Option<Record>>,
    /// The answers of which there is something new.
    changed: Vec<usize>,
}

/// What is kept of one answer.
#[derive(Default, Serialize, Deserialize)]
struct Record {
    /// What is ours, with the lesson's checks.
    judged_by: u64,
    text: String,
    /// By the check.
    verdicts: BTreeMap<String, Said>,
}

/// What a check said, unread, and how long it took.
#[derive(Serialize, Deserialize)]
struct Said {
    verdict: String,
    took: Duration,
}

impl<'a> Kept<'a> {
    /// Those that hold for these options.
    pub fn open(workspace: &'a Workspace, plan: &'a Plan, options: &Options) -> Kept<'a> {
        let ours = options.schedule.is_none().then(|| ours(workspace, options)).flatten();
        Kept { workspace, plan, afresh: options.afresh, ours, answers: BTreeMap::new(), changed: Vec::new() }
    }

    /// How the check's process ended when it was run before, if nothing has changed since.
    pub fn ended(&mut self, answer: usize, check: &str) -> Option<Ended> {
        let said = self.record(answer)?.verdicts.get(check)?;
        Some(Ended {
            ending: Ending::Exit(0),
            verdict: Some(said.verdict.clone()),
            words: String::new(),
            threads: None,
            took: said.took,
        })
    }

    /// Keeps what the check has left.
    pub fn keep(&mut self, answer: usize, check: &str, ended: &Ended) {
        let Some(verdict) = ended.verdict.clone() else { return };
        if let Some(record) = self.record(answer) {
            record.verdicts.insert(check.to_owned(), Said { verdict, took: ended.took });
            self.changed.push(answer);
        }
    }

    /// Writes what is new. What can't be written will be found out again.
    pub fn save(mut self) {
        self.changed.sort_unstable();
        self.changed.dedup();
        for answer in &self.changed {
            if let Ok(text) = serde_json::to_string(&self.answers[answer]) {
                let _ = write_new(&place(self.workspace, self.plan, &self.plan.answers[*answer]), &text);
            }
        }
    }

    /// What is known of the answer as it is now.
    fn record(&mut self, index: usize) -> Option<&mut Record> {
        let read = || {
            let answer = &self.plan.answers[index];
            let text = &answer.text.source()?.whole;
            let judged_by = with_checks(self.ours?, &answer.lesson)?;
            let kept = fs::read(place(self.workspace, self.plan, answer)).unwrap_or_default();
            let kept = serde_json::from_slice::<Record>(&kept).ok();
            let kept =
                kept.filter(|kept| !self.afresh && kept.judged_by == judged_by && *kept.text == **text);
            Some(kept.unwrap_or_else(|| Record { judged_by, text: text.to_string(), ..Record::default() }))
        };
        self.answers.entry(index).or_insert_with(read).as_mut()
    }
}

fn place(workspace: &Workspace, plan: &Plan, answer: &Answer) -> PathBuf {
    workspace.checks().join(&plan.key).join("verdicts").join(format!("{}.json", answer.bin))
}

/// Stands for all that is ours in every verdict, whatever the lesson. Nothing where that can't be read.
pub fn ours(workspace: &Workspace, options: &Options) -> Option<u64> {
    hash_of_ours(workspace, options).ok()
}

fn hash_of_ours(workspace: &Workspace, options: &Options) -> io::Result<u64> {
    let mut hasher = DefaultHasher::new();
    (options.width, format!("{:?}", options.limits)).hash(&mut hasher);
    let compiler = cargo::rustc();
    let about = fs::metadata(&compiler)?;
    (&compiler, about.len(), about.modified()?).hash(&mut hasher);
    for part in OURS {
        add(&workspace.root.join(part), &mut hasher)?;
    }
    Ok(hasher.finish())
}

/// Stands for that, and for the lesson's checks. Nothing for a lesson whose answers may read files, even on the model.
pub fn with_checks(ours: u64, lesson: &Lesson) -> Option<u64> {
    if lesson.stage() == Stage::Live || lesson.modelled.is_none() {
        return None;
    }
    let mut hasher = DefaultHasher::new();
    ours.hash(&mut hasher);
    lesson.files().try_for_each(|file| add(file, &mut hasher)).ok()?;
    Some(hasher.finish())
}

fn add(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    for file in files_of(path)? {
        (&file, fs::read(&file)?).hash(hasher);
    }
    Ok(())
}

/// A file alone, or all files of a folder in the order of their names.
///
/// # Errors
/// When the folder can't be read.
pub fn files_of(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let entries: io::Result<Vec<PathBuf>> = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect();
    let mut entries = entries?;
    entries.sort();
    let files: io::Result<Vec<Vec<PathBuf>>> = entries.iter().map(|entry| files_of(entry)).collect();
    Ok(files?.concat())
}
