//! What is said while grading, of the folder with the results, and at the end.

use std::fmt::Display;
use std::path::Path;

use workbook_judge::check::visible::visible_line;

use super::{counted, shown};

/// It belongs to another class.
pub fn another_class(folder: &Path, theirs: &str, ours: &str) -> String {
    format!(
        "{} holds the grades of another class: {}. This class is {}. Give another folder with --to.",
        shown(folder),
        visible_line(theirs),
        visible_line(ours)
    )
}

/// Grades would be taken for a submission.
pub fn grades_among_submissions(to: &Path) -> String {
    format!("{} is inside the submissions. Give another folder with --to.", shown(to))
}

/// Checks that could not be judged.
pub fn not_judged_yet(lesson: &str, checks: usize) -> String {
    format!(
        "{lesson}: {} could not be judged. Grade again; if that does not help, look at the file.",
        counted(checks, "check")
    )
}

/// The ledger is no ledger.
pub fn no_ledger(path: &Path) -> String {
    format!("{} is not a ledger of grades. Give another folder with --to.", shown(path))
}

/// Another command grades there.
pub fn another_grades(folder: &Path) -> String {
    format!("Another command is grading into {}. Try again when it is done.", shown(folder))
}

/// A disk that is full, say.
pub fn cannot_write(path: &Path, error: &impl Display) -> String {
    format!(
        "{} can't be written: {error}. Every verdict so far is kept; the same command continues from there.",
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
    match count {
        1 => "1 submission needs a look; the report names it.\n".into(),
        count => format!("{count} submissions need a look; the report names them.\n"),
    }
}
