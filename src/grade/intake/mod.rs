//! Reads what was handed in: a folder of submissions, or a list of them. Nothing of a submission is trusted: not its
//! names, not its sizes, not what its files are.

mod files;
mod folder;
mod list;
mod text;
mod zipped;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use workbook_judge::check::lessons::Lesson;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::visible::visible_line;

use crate::class::{Class, Handed, Student};
use crate::messages;

/// Where one submission lies.
#[derive(Debug)]
enum Place {
    Folder(PathBuf),
    Zip(PathBuf),
    /// Nowhere; the sentence says why.
    Nowhere(String),
}

/// One submission, not yet read.
#[derive(Debug)]
struct Entry {
    student: String,
    place: Place,
}

/// Reads a class.
///
/// # Errors
/// When there is no such folder or list, or it can't hold a class.
pub fn read(lessons: &[Lesson], submissions: &Path) -> Result<Class, Problem> {
    let metadata = fs::metadata(submissions)
        .map_err(|error| Problem::Usage(messages::no_submissions(submissions, &error)))?;
    let mut class = Class::default();
    let entries = match metadata.is_dir() {
        true => entries_of_folder(lessons, submissions, &mut class.notes)?,
        false if metadata.is_file() && !is_zip(submissions) => list::entries(submissions)?,
        false => return Err(Problem::Usage(messages::not_a_class(submissions))),
    };
    if entries.is_empty() {
        return Err(Problem::Usage(messages::empty_class(submissions)));
    }
    let mut taken = BTreeSet::new();
    for entry in entries {
        let student = student(lessons, entry, &mut taken, &mut class);
        class.students.push(student);
    }
    Ok(class)
}

fn student(lessons: &[Lesson], entry: Entry, taken: &mut BTreeSet<String>, class: &mut Class) -> Student {
    let (found, mut notes) = match entry.place {
        Place::Folder(path) => folder::read(lessons, &path),
        Place::Zip(path) => zipped::read(lessons, &path),
        Place::Nowhere(why) => (Vec::new(), vec![why]),
    };
    let id = unique(&entry.student, taken);
    if id != entry.student {
        notes.insert(0, messages::same_name(&entry.student, &id));
    }
    let mut student = Student { id, notes, ..Student::default() };
    for (lesson, found) in files::by_lesson(found) {
        let handed = match found {
            Ok(text) => Handed::Text(class.add(&lesson, text)),
            Err(why) => Handed::Refused(why),
        };
        student.handed.insert(lesson, handed);
    }
    if student.handed.is_empty() && student.notes.is_empty() {
        student.notes.push(messages::no_lesson());
    }
    student
}

/// Two students of one name are both graded, under names that differ.
fn unique(name: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = |number: usize| match number {
        1 => name.to_owned(),
        number => format!("{name} ({number})"),
    };
    (1..).map(numbered).find(|id| taken.insert(id.clone())).expect("there are enough numbers")
}

fn entries_of_folder(
    lessons: &[Lesson],
    folder: &Path,
    notes: &mut Vec<String>,
) -> Result<Vec<Entry>, Problem> {
    let unreadable = |error| Problem::Usage(messages::no_submissions(folder, &error));
    if files::is_submission(lessons, folder) {
        return Err(Problem::Usage(messages::one_submission(folder)));
    }
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        paths.push(entry.map_err(unreadable)?.path());
    }
    paths.sort();
    let mut entries = Vec::new();
    for path in paths {
        let name = name_of(&path);
        if name.starts_with('.') || name == "__MACOSX" {
            continue;
        }
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_dir() => {
                entries.push(Entry { student: name, place: Place::Folder(path) });
            }
            Ok(metadata) if metadata.is_file() && is_zip(&path) => {
                let student = name[..name.len() - ".zip".len()].to_owned();
                entries.push(Entry { student, place: Place::Zip(path) });
            }
            Ok(metadata) if metadata.is_symlink() => notes.push(messages::entry_is_a_link(&name)),
            Ok(_) => notes.push(messages::entry_is_no_submission(&name)),
            Err(error) => notes.push(messages::unreadable_entry(&name, &error)),
        }
    }
    Ok(entries)
}

/// The last part of a path, as people may read it.
fn name_of(path: &Path) -> String {
    visible_line(&path.file_name().unwrap_or_default().to_string_lossy())
}

fn is_zip(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"))
}
