//! What `workbook open` says.

use std::io;
use std::process::ExitStatus;

/// No editor is known.
pub fn no_editor(file: &str, line: usize) -> String {
    format!("No editor is set. Pass one, such as --editor code, or set EDITOR. The place is {file}:{line}.")
}

/// The editor can't be started.
pub fn cannot_start(program: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => {
            format!("There is no editor `{program}`. Pass another one with --editor, or set EDITOR.")
        }
        _ => format!("The editor `{program}` could not be started: {error}."),
    }
}

/// The editor ended with an error.
pub fn failed(program: &str, status: ExitStatus) -> String {
    format!("The editor `{program}` failed: {status}.")
}
