//! What the verdicts depend on beside the answers: the toolchain, the checks, the limits and the boxes.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::{Deserialize, Serialize};
use workbook_judge::check::cargo;
use workbook_judge::check::judge::Options;
use workbook_judge::check::kept::{self, OURS};
use workbook_judge::check::lessons::Lesson;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

use crate::class::Digest;
use crate::messages;

/// What is the same for every verdict of a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Provenance {
    /// `rustc 1.95.0 (59807616e 2026-04-14), x86_64-unknown-linux-gnu`
    pub toolchain: String,
    /// By lesson: stands for its checks, the model and the judge.
    pub checks: BTreeMap<String, String>,
    /// Seconds of processor time for a check.
    pub seconds: f64,
    /// Bytes of address space for a check.
    pub memory: u64,
    /// Bytes that a check may print.
    pub output: usize,
    /// What keeps an answer from the rest of the machine.
    pub boxes: Vec<String>,
}

/// Why a verdict of earlier is not one of now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// Another compiler.
    Toolchain,
    /// Other checks, another model or another judge.
    Checks,
    /// Other limits.
    Limits,
}

/// What one verdict depends on, as the ledger keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct By {
    /// Stands for the toolchain.
    pub toolchain: String,
    /// Stands for the checks.
    pub checks: String,
    /// Stands for the limits.
    pub limits: String,
}

impl Provenance {
    /// As it is now.
    ///
    /// # Errors
    /// When a file of the workbook can't be read.
    pub fn now(
        workspace: &Workspace,
        lessons: &[Lesson],
        options: &Options,
        boxes: Vec<String>,
    ) -> Result<Provenance, Problem> {
        let ours = hash_of(workspace, OURS.iter().map(|part| workspace.root.join(part)))?;
        let live = hash_of(workspace, [workspace.root.join("tests/checks/live/support")])?;
        let mut checks = BTreeMap::new();
        for lesson in lessons {
            let hash = hash_of(workspace, lesson.files().map(Path::to_path_buf))?;
            let parts = [&ours, &live, &hash].map(|hash| hash.short().as_bytes());
            checks.insert(lesson.name.clone(), Digest::of(parts).short().to_owned());
        }
        Ok(Provenance {
            toolchain: toolchain()?,
            checks,
            seconds: options.limits.time.as_secs_f64(),
            memory: options.limits.memory,
            output: options.limits.output,
            boxes,
        })
    }

    /// What a verdict on an answer to this lesson depends on.
    pub fn by(&self, lesson: &str) -> By {
        let short = |text: &str| Digest::of([text.as_bytes()]).short().to_owned();
        By {
            toolchain: short(&self.toolchain),
            checks: self.checks.get(lesson).cloned().unwrap_or_default(),
            limits: short(&format!("{} {} {}", self.seconds, self.memory, self.output)),
        }
    }

    /// One hash for all checks.
    pub fn all_checks(&self) -> String {
        Digest::of(self.checks.values().map(String::as_bytes)).short().to_owned()
    }
}

impl By {
    /// What has changed since; nothing if this verdict is one of now.
    pub fn difference(&self, now: &By) -> Option<Difference> {
        let differences = [
            (Difference::Toolchain, self.toolchain != now.toolchain),
            (Difference::Checks, self.checks != now.checks),
            (Difference::Limits, self.limits != now.limits),
        ];
        differences.into_iter().find(|(_, differs)| *differs).map(|(difference, _)| difference)
    }
}

fn toolchain() -> Result<String, Problem> {
    let output = Command::new(cargo::rustc())
        .arg("-vV")
        .output()
        .map_err(|error| Problem::Ours(messages::cannot_read(Path::new("rustc"), &error)))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let host = text.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    Ok(format!("{}, {host}", text.lines().next().unwrap_or_default()))
}

/// Of files, and of all files of folders, with their places in the workbook: the same on every machine.
fn hash_of(workspace: &Workspace, paths: impl IntoIterator<Item = PathBuf>) -> Result<Digest, Problem> {
    let mut parts: Vec<Vec<u8>> = Vec::new();
    for path in paths {
        add(workspace, &path, &mut parts)
            .map_err(|error| Problem::Ours(messages::cannot_read(&path, &error)))?;
    }
    Ok(Digest::of(parts.iter().map(Vec::as_slice)))
}

fn add(workspace: &Workspace, path: &Path, parts: &mut Vec<Vec<u8>>) -> io::Result<()> {
    for file in kept::files_of(path)? {
        parts.extend([workspace.shown(&file).into_bytes(), fs::read(&file)?]);
    }
    Ok(())
}
