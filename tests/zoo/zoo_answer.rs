//! An answer of the zoo: what differs from the solution, and what must be said of it.

#[path = "whole.rs"]
pub mod whole;

use std::fs;
use std::path::{Path, PathBuf};

use workbook_judge::check::plan::AnswerFile;
use workbook_judge::check::workspace::Workspace;

use whole::{made_whole, notes};

/// What the zoo expects of an answer.
#[derive(Debug)]
pub enum Expected {
    /// This check fails, and its message contains these words, in large or small letters; every check of
    /// other steps passes, but for these steps, which use what is wrong.
    Fails { check: String, says: String, also: Vec<u32> },
    /// Every check passes.
    Passes,
}

/// A file of the zoo, made whole.
#[derive(Debug)]
pub struct ZooAnswer {
    /// `03_race/load_and_store_kept`.
    pub name: String,
    pub lesson: String,
    /// The whole answer.
    pub path: PathBuf,
    pub expected: Expected,
}

/// Every file of the zoo, in the order of the lessons and their names.
pub fn all(workspace: &Workspace) -> Vec<ZooAnswer> {
    let folder = workspace.target.join("zoo");
    let lessons = entries(&workspace.root.join("tests/zoo")).into_iter().filter(|path| path.is_dir());
    let files = lessons.flat_map(|lesson| entries(&lesson));
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    files.map(|file| ZooAnswer::read(&file, &workspace.root, &folder)).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of the zoo");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

impl ZooAnswer {
    /// As the harness takes it.
    pub fn answer_file(&self) -> AnswerFile {
        AnswerFile { label: self.name.clone(), lesson: self.lesson.clone(), path: self.path.clone() }
    }

    /// Reads a file of the zoo, and writes the whole answer into `folder`: the solution, with the
    /// items of the file in place of those with the same head.
    pub fn read(file: &Path, root: &Path, folder: &Path) -> ZooAnswer {
        let stem = file.file_stem().expect("a file").to_string_lossy().into_owned();
        let lesson = file.parent().and_then(Path::file_name).expect("a lesson's folder");
        let lesson = lesson.to_string_lossy().into_owned();
        let text = read(file);
        let solution = read(&root.join("solutions").join(format!("{lesson}.rs")));
        let path = folder.join(format!("{lesson}-{stem}.rs"));
        let whole = made_whole(&solution, &text);
        if fs::read_to_string(&path).ok().as_ref() != Some(&whole) {
            fs::create_dir_all(folder).expect("the target folder can be written to");
            fs::write(&path, whole).expect("the target folder can be written to");
        }
        let expected =
            expected(&text).unwrap_or_else(|| panic!("{}: no `wrong:` or `right:`", file.display()));
        ZooAnswer { name: format!("{lesson}/{stem}"), lesson, path, expected }
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn expected(text: &str) -> Option<Expected> {
    if notes(text, "right").next().is_some() {
        return Some(Expected::Passes);
    }
    notes(text, "wrong").next()?;
    let check = notes(text, "fails").next()?.to_owned();
    let says = notes(text, "says").next()?.to_owned();
    let also = notes(text, "also").flat_map(|steps| steps.split(','));
    let also = also.filter_map(|step| step.trim().parse().ok()).collect();
    Some(Expected::Fails { check, says, also })
}
