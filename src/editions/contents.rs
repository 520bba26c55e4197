//! The files of an edition: those named here, and no other, so that a teacher's own notes and answers beside them stay
//! where they are. Lessons are the original ones, whatever was written into them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use workbook_judge::check::kept;
use workbook_judge::check::lessons;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::stubs;
use workbook_judge::check::workspace::Workspace;

use crate::lock;
use crate::manifests;
use crate::messages;
use crate::texts;

/// Files by their places, with `/` between folders.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Who gets an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// Reads, writes, runs and checks lessons.
    Students,
    /// Judges answers.
    Grading,
}

/// What both have: all that builds the command and judges an answer.
const BOTH: [&str; 13] = [
    "Cargo.toml",
    "Cargo.lock",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "lessons/Cargo.toml",
    "lessons/live/Cargo.toml",
    "model",
    "src",
    "tests/checks",
    "tests/grade.rs",
    "tests/stubs",
    "tests/predict",
    "rustfmt.toml",
];
/// What students have beside.
const STUDENTS: [&str; 4] = ["README.md", "exercises.md", "hints", "tests/try"];
/// What a student's folder has of its own, from `student/`.
const OF_STUDENTS: [(&str, &str); 3] = [
    (".gitignore", include_str!("student/gitignore")),
    (".devcontainer/devcontainer.json", include_str!("student/devcontainer.json")),
    (".github/workflows/check.yml", include_str!("student/check.yml")),
];
/// What is in neither, wherever it lies: it needs the reference answers, or tests the workbook itself.
const NEITHER: [&str; 5] = [
    "model/conformance",
    "src/book",
    "tests/checks/lib.rs",
    "tests/checks/live/lib.rs",
    "tests/checks/real/lib.rs",
];
/// Folders of packages that are in neither.
const OF_PACKAGES: [&str; 2] = ["benches", "tests"];
/// What only teachers call.
const TEACHERS: [&str; 2] = ["src/grade", "src/editions"];

/// The files of an edition without these lessons, its versions of crates among them.
///
/// # Errors
/// When a file can't be read, or Cargo fails.
pub fn of(workspace: &Workspace, edition: Edition, hidden: &BTreeSet<String>) -> Result<Files, Problem> {
    let mut files = read(workspace, edition)?;
    for lesson in lessons::all(workspace)?.iter().filter(|lesson| !hidden.contains(&lesson.name)) {
        let stub = stubs::read(workspace, &lesson.name)?;
        files.insert(format!("lessons/{}.rs", lesson.name), stub.into_bytes());
    }
    if edition == Edition::Students {
        files.extend(OF_STUDENTS.map(|(place, text)| (place.to_owned(), text.as_bytes().to_vec())));
    }
    files.retain(|place, _| !hidden.iter().any(|lesson| stem(place) == lesson));
    texts::fit(&mut files, hidden);
    manifests::fit(&mut files)?;
    lock::fit(workspace, &mut files)?;
    Ok(files)
}

fn stem(place: &str) -> &str {
    let name = place.rsplit('/').next().unwrap_or(place);
    name.split_once('.').map_or(name, |(stem, _)| stem)
}

fn read(workspace: &Workspace, edition: Edition) -> Result<Files, Problem> {
    let more: &[&str] = if edition == Edition::Students { &STUDENTS } else { &[] };
    let mut files = Files::new();
    for part in BOTH.iter().chain(more) {
        let path = workspace.root.join(part);
        add(workspace, edition, &path, &mut files)
            .map_err(|error| Problem::Ours(messages::cannot_read(&path, &error)))?;
    }
    Ok(files)
}

fn add(workspace: &Workspace, edition: Edition, path: &Path, files: &mut Files) -> io::Result<()> {
    for file in kept::files_of(path)? {
        let place = file.strip_prefix(&workspace.root).unwrap_or(&file);
        let place = place.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        if is_in(edition, &place) && fs::symlink_metadata(&file)?.is_file() {
            files.insert(place, fs::read(&file)?);
        }
    }
    Ok(())
}

fn is_in(edition: Edition, place: &str) -> bool {
    let lies_in = |part: &&str| place == *part || place.starts_with(&format!("{part}/"));
    let is_of_package = lies_in(&"src") || lies_in(&"model");
    let mut parts = place.split('/');
    let is_left_out = NEITHER.iter().any(&lies_in)
        || is_of_package && parts.clone().any(|part| OF_PACKAGES.contains(&part))
        || edition == Edition::Students && TEACHERS.iter().any(lies_in);
    !is_left_out && !parts.any(|part| part.starts_with('.'))
}
