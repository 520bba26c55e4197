//! A submission that is a zip. It is never unpacked: only the answers in it are read, each within bounds.

use std::fs::File;
use std::path::{Component, Path};

use workbook_judge::check::lessons::Lesson;
use workbook_judge::check::visible::visible_line;
use zip::ZipArchive;

use super::files::{self, Found};
use super::text;
use crate::messages;

/// Bytes of a zip, at the most: its list of entries is read into memory.
const MOST: u64 = 64 << 20;
/// Entries of a zip, at the most.
const ENTRIES: usize = 20_000;

/// An entry that may be an answer.
struct Candidate {
    index: usize,
    lesson: String,
    /// The folders above it, without `lessons`.
    home: Vec<String>,
    at: String,
}

/// The answers in it, and what was odd.
pub fn read(lessons: &[Lesson], path: &Path) -> (Vec<Found>, Vec<String>) {
    match open(path) {
        Ok(mut archive) => {
            let mut notes = Vec::new();
            let candidates = candidates(lessons, &mut archive, &mut notes);
            let found = chosen(candidates).iter().map(|candidate| found(&mut archive, candidate)).collect();
            (found, notes)
        }
        Err(why) => (Vec::new(), vec![why]),
    }
}

fn open(path: &Path) -> Result<ZipArchive<File>, String> {
    let file = File::open(path).map_err(|error| messages::bad_zip(&error))?;
    let size = file.metadata().map_err(|error| messages::bad_zip(&error))?.len();
    if size == 0 {
        return Err(messages::empty_zip());
    }
    if size > MOST {
        return Err(messages::large_zip(size, MOST));
    }
    let archive = ZipArchive::new(file).map_err(|error| messages::bad_zip(&error))?;
    match archive.len() {
        0 => Err(messages::empty_zip()),
        entries if entries > ENTRIES => Err(messages::many_entries(entries, ENTRIES)),
        _ => Ok(archive),
    }
}

fn candidates(lessons: &[Lesson], archive: &mut ZipArchive<File>, notes: &mut Vec<String>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for index in 0..archive.len() {
        let Ok(entry) = archive.by_index_raw(index) else { continue };
        let Ok(name) = entry.name().map(String::from) else {
            notes.push(messages::entry_without_name());
            continue;
        };
        let Some(path) = entry.enclosed_name().filter(|_| !name.contains('\\')) else {
            notes.push(messages::entry_leads_outside(&visible_line(&name)));
            continue;
        };
        if entry.is_dir() {
            continue;
        }
        let mut folders: Vec<String> = path
            .components()
            .filter(|part| matches!(part, Component::Normal(_)))
            .map(|part| part.as_os_str().to_string_lossy().into_owned())
            .collect();
        let file = folders.pop().unwrap_or_default();
        if folders.last().is_some_and(|folder| folder == "lessons") {
            folders.pop();
        }
        let is_near =
            folders.len() <= 1 && folders.iter().all(|name| !name.starts_with('.') && name != "__MACOSX");
        if let Some(lesson) = files::lesson_of(lessons, &file).filter(|_| is_near) {
            let at = visible_line(&name);
            candidates.push(Candidate { index, lesson: lesson.name.clone(), home: folders, at });
        }
    }
    candidates
}

/// Those at the top, or else those of the first folder that has any.
fn chosen(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let home = candidates.iter().map(|candidate| candidate.home.clone()).min();
    candidates.retain(|candidate| Some(&candidate.home) == home.as_ref());
    candidates.sort_by(|one, other| one.at.cmp(&other.at));
    candidates
}

fn found(archive: &mut ZipArchive<File>, candidate: &Candidate) -> Found {
    let at = candidate.at.as_str();
    let text = match archive.by_index(candidate.index) {
        Ok(entry) if entry.is_symlink() => Err(messages::file_is_a_link(at)),
        Ok(entry) => text::read(at, entry),
        Err(error) => Err(messages::unreadable_file(at, &error)),
    };
    Found { lesson: candidate.lesson.clone(), at: at.to_owned(), text }
}
