//! The lessons as they came. `lessons/` is the student's; what it held at first is kept in `tests/stubs/`, so that a lesson
//! can be restored without git, and after whatever was committed. `cp lessons/*.rs tests/stubs/` makes that copy, and a
//! test compares the two.

use std::fs;
use std::path::PathBuf;

use super::messages;
use super::problem::Problem;
use super::workspace::Workspace;

/// Where they are kept.
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.root.join("tests/stubs")
}

/// A lesson in its original form.
///
/// # Errors
/// When it can't be read.
pub fn read(workspace: &Workspace, lesson: &str) -> Result<String, Problem> {
    let path = folder(workspace).join(format!("{lesson}.rs"));
    fs::read_to_string(&path).map_err(|error| Problem::Ours(messages::cannot_read(&path, &error)))
}
