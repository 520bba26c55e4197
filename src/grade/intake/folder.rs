//! A submission that is a folder: a plain one, or a git checkout.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use workbook_judge::check::lessons::Lesson;

use super::files::{self, Found};
use super::{name_of, text};
use crate::messages;

/// So many entries of one folder are looked at.
const MOST: usize = 10_000;

/// The answers in it, and what was odd.
pub fn read(lessons: &[Lesson], folder: &Path) -> (Vec<Found>, Vec<String>) {
    let mut notes = Vec::new();
    for home in homes(lessons, folder, &mut notes) {
        let nested = home.strip_prefix(folder).ok().filter(|path| !path.as_os_str().is_empty()).map(name_of);
        let nested = nested.map_or(String::new(), |name| format!("{name}/"));
        let mut found = answers_in(lessons, &home, &nested, &mut notes);
        found.extend(answers_in(lessons, &home.join("lessons"), &format!("{nested}lessons/"), &mut notes));
        if !found.is_empty() {
            return (found, notes);
        }
    }
    (Vec::new(), notes)
}

/// The folder itself, and then those in it that may hold all of the submission.
fn homes(lessons: &[Lesson], folder: &Path, notes: &mut Vec<String>) -> Vec<PathBuf> {
    let nested = entries(folder, notes).into_iter().filter(|path| {
        let name = name_of(path);
        let is_folder = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir());
        is_folder && name != "lessons" && !name.starts_with('.') && files::is_submission(lessons, path)
    });
    let mut homes = vec![folder.to_path_buf()];
    homes.extend(nested);
    homes
}

fn answers_in(lessons: &[Lesson], folder: &Path, shown: &str, notes: &mut Vec<String>) -> Vec<Found> {
    match fs::symlink_metadata(folder) {
        Ok(metadata) if metadata.is_dir() => {}
        Ok(metadata) if metadata.is_symlink() => {
            notes.push(messages::folder_is_a_link(shown));
            return Vec::new();
        }
        _ => return Vec::new(),
    }
    let mut found = Vec::new();
    for path in entries(folder, notes) {
        let name = name_of(&path);
        if let Some(lesson) = files::lesson_of(lessons, &name) {
            let at = format!("{shown}{name}");
            let text = text_of(&path, &at);
            found.push(Found { lesson: lesson.name.clone(), at, text });
        }
    }
    found
}

/// What is no plain file is never opened: a link may lead to the solution, and reading a pipe may never end.
fn text_of(path: &Path, at: &str) -> Result<String, String> {
    let metadata = fs::symlink_metadata(path).map_err(|error| text::unreadable(at, &error))?;
    if metadata.is_symlink() {
        return Err(messages::file_is_a_link(at));
    }
    if !metadata.is_file() {
        return Err(messages::no_plain_file(at));
    }
    let file = File::open(path).map_err(|error| text::unreadable(at, &error))?;
    text::read(at, file)
}

fn entries(folder: &Path, notes: &mut Vec<String>) -> Vec<PathBuf> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            notes.push(messages::unreadable_entry(&name_of(folder), &error));
            return Vec::new();
        }
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).take(MOST).collect();
    paths.sort();
    paths
}
