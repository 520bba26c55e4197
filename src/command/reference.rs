//! The reference answers. The students' edition has none.

use std::fs;
use std::path::PathBuf;

use super::messages;
use workbook_judge::check::messages::cannot_read;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

/// Where they are.
///
/// # Errors
/// When this edition has none.
pub fn folder(workspace: &Workspace) -> Result<PathBuf, Problem> {
    let folder = workspace.root.join("solutions");
    if folder.is_dir() { Ok(folder) } else { Err(Problem::Usage(messages::no_reference())) }
}

/// The text of one.
///
/// # Errors
/// When this edition has none, or it can't be read.
pub fn read(workspace: &Workspace, lesson: &str) -> Result<String, Problem> {
    let path = folder(workspace)?.join(format!("{lesson}.rs"));
    fs::read_to_string(&path).map_err(|error| Problem::Ours(cannot_read(&path, &error)))
}
