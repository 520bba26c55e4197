//! What is wrong with what was handed in, or with how it is to be graded.

use std::fmt::Display;
use std::path::Path;

use super::shown;

/// There is no class there.
pub fn no_submissions(path: &Path, error: &impl Display) -> String {
    format!("The submissions in {} can't be read: {error}.", shown(path))
}

/// Neither a folder nor a list.
pub fn not_a_class(path: &Path) -> String {
    format!(
        "{} is not a class. Give a folder with a folder or a zip for each student, or a CSV file with the columns \
         student and path.",
        shown(path)
    )
}

/// Nobody is in it.
pub fn empty_class(path: &Path) -> String {
    format!("{} contains no submission: it has neither folders nor zips.", shown(path))
}

/// What is given is one student's work.
pub fn one_submission(path: &Path) -> String {
    format!(
        "{} is a single submission: it contains lessons. Give the folder that contains a folder or a zip for each student.",
        shown(path)
    )
}

/// Another student has the name.
pub fn same_name(name: &str, id: &str) -> String {
    format!("Two submissions are called {name}. This one is graded as {id}.")
}

/// Nothing was found.
pub fn no_lesson() -> String {
    "The submission has no lesson file, such as lessons/03_race.rs.".into()
}

/// A link in place of a submission.
pub fn entry_is_a_link(name: &str) -> String {
    format!("{name} is a symbolic link. It was not followed.")
}

/// A file among the submissions.
pub fn entry_is_no_submission(name: &str) -> String {
    format!("{name} is neither a folder nor a zip. It was not graded.")
}

/// The system refuses it.
pub fn unreadable_entry(name: &str, error: &impl Display) -> String {
    format!("{name} can't be read: {error}.")
}

/// A link in place of a folder.
pub fn folder_is_a_link(at: &str) -> String {
    format!("{at} is a symbolic link. It was not followed.")
}

/// Two answers to one lesson.
pub fn two_files(lesson: &str, places: &[&str]) -> String {
    format!("There is more than one file for {lesson}, and they differ: {}.", places.join(", "))
}

/// Larger than any answer.
pub fn too_large(at: &str, most: u64) -> String {
    format!("{at} is larger than {} KiB. No answer is that long.", most >> 10)
}

/// In another encoding.
pub fn not_utf8(at: &str, bytes: &[u8]) -> String {
    let guess = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "It seems to be UTF-16. ",
        _ => "",
    };
    format!("{at} is not UTF-8. {guess}Save it as UTF-8.")
}

/// Nothing in it.
pub fn empty_file(at: &str) -> String {
    format!("{at} is empty.")
}

/// The system, or the zip, refuses it.
pub fn unreadable_file(at: &str, error: &impl Display) -> String {
    format!("{at} can't be read: {error}.")
}

/// A link in place of a file.
pub fn file_is_a_link(at: &str) -> String {
    format!("{at} is a symbolic link. Hand in the file itself.")
}

/// A pipe, a device, a folder.
pub fn no_plain_file(at: &str) -> String {
    format!("{at} is not a regular file. Hand in a text file.")
}

/// It can't be opened.
pub fn bad_zip(error: &impl Display) -> String {
    format!("The zip is broken: {error}.")
}

/// Nothing in it.
pub fn empty_zip() -> String {
    "The zip is empty.".into()
}

/// Larger than any submission.
pub fn large_zip(size: u64, most: u64) -> String {
    format!(
        "The zip is {} MiB, and may be at most {} MiB. Leave out the target folder.",
        size.div_ceil(1 << 20),
        most >> 20
    )
}

/// More entries than any submission has.
pub fn many_entries(entries: usize, most: usize) -> String {
    format!("The zip has {entries} entries, and may have at most {most}. Leave out the target folder.")
}

/// `../` in a zip.
pub fn entry_leads_outside(name: &str) -> String {
    format!("The zip's entry {name} leads outside the submission. It was not read.")
}

/// An entry whose name is no text.
pub fn entry_without_name() -> String {
    "An entry of the zip has a name that is not text. It was not read.".into()
}

/// The list is no table.
pub fn bad_list(list: &Path, error: &impl Display) -> String {
    format!("{} is not a CSV file: {error}.", shown(list))
}

/// The list lacks a column.
pub fn no_column(list: &Path, column: &str) -> String {
    format!("{} has no column `{column}`. Its first line must be: student,path", shown(list))
}

/// A row that can't be read.
pub fn bad_row(line: usize, error: &impl Display) -> String {
    format!("Row {line} of the list can't be read: {error}.")
}

/// A row without a path.
pub fn no_path(line: usize) -> String {
    format!("Row {line} of the list has no path.")
}

/// A row without a student.
pub fn unnamed(line: usize) -> String {
    format!("row {line}")
}

/// `grade.toml` can't be used.
pub fn bad_config(path: &Path, error: &impl Display) -> String {
    format!("{}: {error}", shown(path))
}

/// It names a lesson that does not exist.
pub fn config_names_no_lesson(name: &str) -> String {
    format!("there is no lesson {name}")
}

/// It names a step that does not exist.
pub fn config_names_no_step(lesson: &str, step: &str) -> String {
    format!("{lesson} has no step {step}")
}

/// A number below zero, or none at all.
pub fn config_number(key: &str) -> String {
    format!("{key} must be a number that is not negative")
}

/// Nothing is worth anything.
pub fn config_no_points(lesson: &str) -> String {
    format!("the steps of {lesson} have no weight")
}
