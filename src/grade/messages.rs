//! Every sentence of grading.

use std::fmt::Display;
use std::path::Path;

use workbook_judge::check::visible::visible_line;

fn shown(path: &Path) -> String {
    visible_line(&path.display().to_string())
}

// What was handed in.

/// There is no class there.
pub fn no_submissions(path: &Path, error: &impl Display) -> String {
    format!("The submissions in {} can't be read: {error}.", shown(path))
}

/// Neither a folder nor a list.
pub fn not_a_class(path: &Path) -> String {
    format!(
        "{} is no class. Give a folder with a folder or a zip for each student, or a CSV file with the columns \
         student and path.",
        shown(path)
    )
}

/// Nobody is in it.
pub fn empty_class(path: &Path) -> String {
    format!("{} holds no submission: it has neither folders nor zips.", shown(path))
}

/// What is given is one student's work.
pub fn one_submission(path: &Path) -> String {
    format!(
        "{} is one submission: it holds lessons. Give the folder that holds a folder or a zip for each student.",
        shown(path)
    )
}

/// Another student has the name.
pub fn same_name(name: &str, id: &str) -> String {
    format!("Two submissions are called {name}. This one is graded as {id}.")
}

/// Nothing was found.
pub fn no_lesson() -> String {
    "The submission has no file of a lesson, such as lessons/03_race.rs.".into()
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
    format!("{at} has more than {} KiB. No answer is that long.", most >> 10)
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
    format!("{at} is no plain file. Hand in a text file.")
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
    format!("The zip has {} MiB, more than {} MiB. Leave out the target folder.", size >> 20, most >> 20)
}

/// More entries than any submission has.
pub fn many_entries(entries: usize, most: usize) -> String {
    format!("The zip has {entries} entries, more than {most}. Leave out the target folder.")
}

/// `../` in a zip.
pub fn entry_leads_outside(name: &str) -> String {
    format!("The zip's entry {name} leads outside of the submission. It was not read.")
}

/// An entry whose name is no text.
pub fn entry_without_name() -> String {
    "An entry of the zip has a name that is no text. It was not read.".into()
}

/// The list is no table.
pub fn bad_list(list: &Path, error: &impl Display) -> String {
    format!("{} is no CSV file: {error}.", shown(list))
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

// Configuration.

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
    format!("{key} must be a number, and not below 0")
}

/// Nothing is worth anything.
pub fn config_no_points(lesson: &str) -> String {
    format!("the steps of {lesson} have no weight")
}

// The results folder.

/// It belongs to another class.
pub fn another_class(folder: &Path, theirs: &str, ours: &str) -> String {
    format!(
        "{} holds the grades of another class: {}. This class is {}. Give another folder with --to.",
        shown(folder),
        visible_line(theirs),
        visible_line(ours)
    )
}

/// The ledger is no ledger.
pub fn no_ledger(path: &Path) -> String {
    format!("{} is not a ledger of grades. Give another folder with --to.", shown(path))
}

/// Another command grades there.
pub fn another_grades(folder: &Path) -> String {
    format!("Another command grades into {}. Try again when it is done.", shown(folder))
}

/// A disk that is full, say.
pub fn cannot_write(path: &Path, error: &impl Display) -> String {
    format!(
        "{} can't be written: {error}. Every verdict so far is kept; the same command goes on where it was.",
        shown(path)
    )
}

/// A file of ours can't be read.
pub fn cannot_read(path: &Path, error: &impl Display) -> String {
    format!("{} can't be read: {error}.", shown(path))
}

/// A check could not be judged on its own either.
pub fn not_judged(why: &impl Display) -> String {
    format!("The check could not be judged: {why}")
}

// What a person reads while it runs, and at the end.

/// Before anything is judged.
pub fn begins(students: usize, answers: usize, open: usize) -> String {
    format!(
        "{}, {} to judge, {} of them new.\n",
        counted(students, "submission"),
        counted(answers, "distinct answer"),
        open
    )
}

/// At the end.
pub fn done(students: usize, folder: &str) -> String {
    format!("{} graded: {folder}/gradebook.csv, {folder}/report.html\n", counted(students, "submission"))
}

/// Submissions with notes.
pub fn notes(count: usize) -> String {
    format!("{} need a look; the report names them.\n", counted(count, "submission"))
}

/// `1 check`, `2 checks`.
pub fn counted(count: usize, thing: &str) -> String {
    if count == 1 { format!("1 {thing}") } else { format!("{count} {thing}s") }
}

// Shards.

/// `--shard` is no part.
pub fn bad_shard() -> String {
    "give a part and their number, such as 2/3".into()
}

/// At the end of a shard.
pub fn shard_done(shard: &crate::shard::Shard, folder: &str) -> String {
    format!("Shard {shard} is judged. When all are: cargo run -- grade merge {folder} …\n")
}

/// What is given is no result of a shard.
pub fn no_shard(path: &Path, error: &impl Display) -> String {
    format!("{} can't be merged: {error}. Give the folders that `grade --shard` wrote.", shown(path))
}

/// Shards of two classes, or of one before and after somebody handed in more.
pub fn shards_differ(one: &Path, other: &Path, what: &str) -> String {
    format!("{} and {} can't be merged: they differ in {what}.", shown(one), shown(other))
}

/// What shards can differ in.
pub fn shards_differ_in(part: SharedPart) -> &'static str {
    match part {
        SharedPart::Class => "the class; `class = \"…\"` in grade.toml gives it one name on every machine",
        SharedPart::Provenance => "the toolchain, the checks or the limits",
        SharedPart::Rest => "what was handed in, or in grade.toml",
    }
}

/// What all shards of a class have in common.
#[derive(Debug, Clone, Copy)]
pub enum SharedPart {
    /// Its name.
    Class,
    /// What verdicts depend on.
    Provenance,
    /// Everything else.
    Rest,
}

/// A shard did not come to its end.
pub fn not_all_judged(count: usize) -> String {
    format!(
        "{} not judged yet. Run the shards that did not end again, and then merge.",
        if count == 1 { "1 answer is".into() } else { format!("{count} answers are") }
    )
}

// Changes.

/// Above the changes.
pub fn changes_head(count: usize) -> String {
    match count {
        0 => "# Changes\n\nNo grade has changed.\n".into(),
        count => format!("# Changes\n\n{} changed.\n\n", counted(count, "grade")),
    }
}

/// One of them.
pub fn change(change: &crate::changes::Change) -> String {
    let (was, is) = change.points;
    let mut text = format!(
        "- {}, {}: {} → {} points, because {}.\n",
        change.student,
        change.lesson,
        crate::score::written(was),
        crate::score::written(is),
        cause(change.cause)
    );
    for (check, was, is) in &change.checks {
        text += &format!("  - {check}: {was} → {is}\n");
    }
    text
}

fn cause(cause: crate::changes::Cause) -> &'static str {
    use crate::changes::Cause;
    use crate::provenance::Difference;
    match cause {
        Cause::Answer => "another file was handed in",
        Cause::By(Difference::Toolchain) => "the toolchain has changed",
        Cause::By(Difference::Checks) => "the checks have changed",
        Cause::By(Difference::Limits) => "the limits have changed",
        Cause::Points => "it was judged again, or counts differently",
    }
}

/// How many have changed, in one line.
pub fn changed(count: usize, folder: &str) -> String {
    format!("{} changed since the last time: {folder}/changes.md\n", counted(count, "grade"))
}

/// The line that moves while it runs.
pub fn progress() -> &'static str {
    "{bar:40} {pos} of {len} checks, {eta} left"
}
