//! What `workbook new-lesson` says.

use std::io;

use super::pieces::{Piece, Place};

/// It is there.
pub fn done(lesson: &str, pieces: &[Piece]) -> String {
    let line = |piece: &Piece| match piece.place {
        Place::NewFile => format!("  written   {}\n", piece.file),
        _ => format!("  extended  {}\n", piece.file),
    };
    let lines: String = pieces.iter().map(line).collect();
    format!(
        "{lines}\n{lesson} already works. Replace its contents with your own, and try it:\n  \
         cargo run --bin {lesson}\n  \
         cargo run -- check {lesson} --answers solutions\n  \
         cp lessons/{lesson}.rs tests/stubs/\n  \
         cargo test --features solutions --test form\n\
         The last command says what is still missing.\n"
    )
}

/// Not a name for a lesson.
pub fn no_name(wanted: &str) -> String {
    format!(
        "`{wanted}` can't be a lesson's name. A name has lower-case letters, digits and `_`. It starts with a letter, perhaps after a \
         number, and is not a Rust keyword: for example actors or 13_actors."
    )
}

/// Another lesson has the name or the number.
pub fn taken(lesson: &str) -> String {
    format!("Lesson {lesson} exists already. Choose another name and number.")
}

/// A file is there already.
pub fn in_the_way(file: &str) -> String {
    format!("{file} exists already. Nothing was written.")
}

/// A file of the workbook's can't be read.
pub fn cannot_read(file: &str, error: &io::Error) -> String {
    format!("{file} can't be read: {error}. Nothing was written.")
}

/// A file of the workbook's lacks what the new lines go by.
pub fn no_place(file: &str) -> String {
    format!("{file} has no place for the lesson's lines: was it rearranged? Nothing was written.")
}

/// A file can't be written.
pub fn cannot_write(file: &str, error: &io::Error, written: &[String]) -> String {
    let before = match written {
        [] => "Nothing was written".to_string(),
        written => format!("Written before that: {}", written.join(", ")),
    };
    format!("{file} can't be written: {error}. {before}.")
}
