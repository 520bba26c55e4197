//! Every sentence about the file.

use std::io;

/// A damaged file was put elsewhere.
pub fn set_aside(file: &str, other: &str) -> String {
    format!(
        "{file} was damaged. It is kept as {other}, and progress starts over: `cargo run -- check` finds what passes."
    )
}

/// A damaged file stays where it is.
pub fn cannot_set_aside(file: &str, error: &io::Error) -> String {
    format!(
        "{file} is damaged, and can't be renamed: {error}. Move it away yourself; nothing was written to it."
    )
}

/// The file of a workbook to come.
pub fn newer(file: &str, version: u64, known: u64) -> String {
    format!(
        "{file} was written by a newer workbook (version {version}; this one knows version {known}), and was left as it \
         is.\nUpdate the workbook, or move the file away to start over."
    )
}

/// The file can't be read.
pub fn cannot_read(file: &str, error: &io::Error) -> String {
    format!("Your progress can't be read from {file}: {error}.")
}

/// The file can't be written.
pub fn cannot_write(file: &str, error: &io::Error) -> String {
    format!("Your progress can't be saved in {file}: {error}.")
}
