//! `workbook run`: a lesson on real threads, as `cargo run --bin` does it.

use std::ffi::OsString;

use clap::Args;

use super::End;
use workbook_judge::check::cargo;
use workbook_judge::check::lessons;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

/// `workbook run`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  cargo run -- run 03_race\n  cargo run -- run 03_race -- --workers 40\n  cargo run -- run 03_race -- --help"
)]
pub struct Run {
    /// The lesson: 03_race, 03 or race
    pub lesson: String,
    /// Options of the lesson, after `--`
    #[arg(last = true, value_name = "OPTIONS")]
    pub options: Vec<OsString>,
}

/// Builds and runs a lesson on this terminal; the command ends with its exit code.
///
/// # Errors
/// When there is no such lesson, or Cargo can't be started.
pub fn run(workspace: &Workspace, task: &Run) -> Result<End, Problem> {
    let lessons = lessons::all(workspace)?;
    let lesson = lessons::find(&lessons, &task.lesson)?;
    let lesson = ["--bin", &lesson.name];
    cargo::run(&workspace.root, &workspace.target, &lesson, &task.options).map(End::from_exit_code)
}
