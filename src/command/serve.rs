//! `workbook serve`.

use std::ffi::OsString;

use super::{End, arguments};
use workbook_judge::check::cargo;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

/// Serves photos until it is interrupted. The server is a program of its own: this one need not be built with photo crates.
///
/// # Errors
/// When Cargo can't be started.
pub fn run(workspace: &Workspace, task: &arguments::Serve) -> Result<End, Problem> {
    let numbers =
        [task.port.to_string(), task.latency.to_string(), task.fail.to_string(), task.truncate.to_string()];
    let mut options: Vec<OsString> = numbers.map(OsString::from).into();
    options.push(workspace.target.join("photos").into());
    cargo::run(&workspace.root, &workspace.target, &["--package", "photo-server"], &options)
        .map(End::from_exit_code)
}
