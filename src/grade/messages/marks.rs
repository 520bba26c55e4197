//! What is wrong with the instructor's marks.

use std::fmt::Display;
use std::path::Path;

use workbook_judge::check::visible::visible_line;

use super::shown;

/// `marks.csv` can't be read.
pub fn bad_marks(path: &Path, error: &impl Display) -> String {
    format!("{} can't be read: {error}. Correct it, or move it away; nothing was changed.", shown(path))
}

/// Its first line is another one.
pub fn marks_header(header: &str) -> String {
    format!("its first line must begin with {header}")
}

/// One of its rows.
pub fn in_row(row: usize, why: &str) -> String {
    format!("row {row}: {why}")
}

/// The number of a question is none.
pub fn no_question(text: &str) -> String {
    format!("`{}` is not the number of a question", visible_line(text))
}

/// A mark is no number.
pub fn no_mark(text: &str) -> String {
    format!("`{}` is not a number of points", visible_line(text))
}
