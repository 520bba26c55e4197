//! Verdicts as they were reached. The ledger only grows, a line at a time, and each line is on the disk before the next
//! verdict is waited for. A line that was cut off by the end of a process or of the disk's room does not count.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use fs4::{FileExt, TryLockError};
use serde::{Deserialize, Serialize};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::verdict::Verdict;

use crate::class::{AnswerId, Digest};
use crate::messages;
use crate::provenance::By;

const SCHEMA: &str = "workbook/ledger/v1";

/// What was said of one check of one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The check's name.
    pub check: String,
    /// The step that it judges.
    pub step: u32,
    /// The verdict; in files, its name.
    #[serde(with = "verdict_by_name")]
    pub verdict: Verdict,
    /// What the student reads; nothing when it passed.
    pub message: String,
    /// The misconception that the check recognised.
    pub misconception: Option<String>,
    /// Schedules tried.
    pub schedules: u64,
    /// Sound but poor.
    pub advice: Vec<String>,
}

/// Ledgers and results name verdicts as the command's own JSON does.
mod verdict_by_name {
    use serde::de::{Error, Unexpected};
    use serde::{Deserialize, Deserializer, Serializer};
    use workbook_judge::check::verdict::Verdict;

    pub fn serialize<S: Serializer>(verdict: &Verdict, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(verdict.name())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Verdict, D::Error> {
        let name = String::deserialize(deserializer)?;
        Verdict::named(&name)
            .ok_or_else(|| D::Error::invalid_value(Unexpected::Str(&name), &"the name of a verdict"))
    }
}

/// A line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Line {
    Head {
        ledger: String,
        class: String,
    },
    Verdict {
        lesson: String,
        answer: Digest,
        by: By,
        said: Box<Said>,
    },
    /// From here on, earlier verdicts on this lesson do not count.
    Regrade {
        regrade: String,
    },
}

/// The verdicts on one answer, by check, each with what it depends on.
pub type Verdicts = BTreeMap<String, (By, Said)>;

/// An open ledger. Nobody else writes to it meanwhile.
#[derive(Debug)]
pub struct Ledger {
    path: PathBuf,
    file: File,
    known: BTreeMap<AnswerId, Verdicts>,
}

/// What a ledger says before it is opened.
///
/// # Errors
/// When it belongs to another class, or is no ledger. Nothing is written.
pub fn belongs_to(folder: &Path, class: &str) -> Result<(), Problem> {
    let path = place(folder);
    let text = match fs::read(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Problem::Usage(messages::cannot_read(&path, &error))),
    };
    let text = String::from_utf8_lossy(&text);
    let mut lines = text.lines().filter_map(|line| serde_json::from_str(line).ok());
    match lines.next() {
        Some(Line::Head { ledger, class: theirs }) if ledger == SCHEMA => match theirs == class {
            true => Ok(()),
            false => Err(Problem::Usage(messages::another_class(folder, &theirs, class))),
        },
        // A process may have ended before it wrote the first line.
        None if text.is_empty() || "{\"ledger\":".starts_with(&text[..text.len().min(10)]) => Ok(()),
        _ => Err(Problem::Usage(messages::no_ledger(&path))),
    }
}

fn place(folder: &Path) -> PathBuf {
    folder.join("ledger.jsonl")
}

impl Ledger {
    /// Opens the ledger of a class, or begins it.
    ///
    /// # Errors
    /// When it belongs to another class, somebody else writes to it, or it can't be written to.
    pub fn open(folder: &Path, class: &str) -> Result<Ledger, Problem> {
        belongs_to(folder, class)?;
        let path = place(folder);
        let failed = |error: io::Error| Problem::Ours(messages::cannot_write(&path, &error));
        fs::create_dir_all(folder).map_err(failed)?;
        let mut file = File::options().read(true).append(true).create(true).open(&path).map_err(failed)?;
        match FileExt::try_lock(&file) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Problem::Ours(messages::another_grades(folder))),
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(0)).and_then(|_| file.read_to_end(&mut bytes)).map_err(failed)?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let mut ledger = Ledger { path: path.clone(), file, known: BTreeMap::new() };
        if !text.is_empty() && !text.ends_with('\n') {
            ledger.file.write_all(b"\n").map_err(failed)?;
        }
        let mut has_head = false;
        for line in text.lines().filter_map(|line| serde_json::from_str(line).ok()) {
            has_head |= matches!(line, Line::Head { .. });
            ledger.take_in(line);
        }
        if !has_head {
            ledger.append(&Line::Head { ledger: SCHEMA.into(), class: class.into() })?;
        }
        Ok(ledger)
    }

    fn take_in(&mut self, line: Line) {
        match line {
            Line::Head { .. } => {}
            Line::Verdict { lesson, answer, by, said } => {
                let verdicts = self.known.entry(AnswerId { lesson, digest: answer }).or_default();
                verdicts.insert(said.check.clone(), (by, *said));
            }
            Line::Regrade { regrade } => self.known.retain(|answer, _| answer.lesson != regrade),
        }
    }

    fn append(&mut self, line: &Line) -> Result<(), Problem> {
        let failed = |path: &Path, error: io::Error| Problem::Ours(messages::cannot_write(path, &error));
        let mut text = serde_json::to_string(line).map_err(|error| failed(&self.path, error.into()))?;
        text.push('\n');
        self.file.write_all(text.as_bytes()).map_err(|error| failed(&self.path, error))
    }

    /// Writes a verdict down.
    ///
    /// # Errors
    /// When the disk is full, say.
    pub fn write(&mut self, answer: &AnswerId, by: By, said: Said) -> Result<(), Problem> {
        let line = Line::Verdict {
            lesson: answer.lesson.clone(),
            answer: answer.digest.clone(),
            by,
            said: Box::new(said),
        };
        self.append(&line)?;
        self.take_in(line);
        Ok(())
    }

    /// From now on, nothing is known of answers to this lesson.
    ///
    /// # Errors
    /// When the disk is full, say.
    pub fn regrade(&mut self, lesson: &str) -> Result<(), Problem> {
        let line = Line::Regrade { regrade: lesson.to_owned() };
        self.append(&line)?;
        self.take_in(line);
        Ok(())
    }

    /// What is known of an answer.
    pub fn verdicts(&self, answer: &AnswerId) -> Option<&Verdicts> {
        self.known.get(answer)
    }
}
