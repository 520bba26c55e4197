//! `workbook handout`.

use std::path::PathBuf;

use clap::Args;

use super::{End, say};
use workbook_editions::handout;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

/// `workbook handout`.
#[derive(Debug, Args)]
#[command(
    after_help = "The same command again refreshes a handout. What was edited in it stays as it is.\n\n\
                  Examples:\n  cargo run -- handout --to ../handout\n  \
                  cargo run -- handout --to ../handout --config grade.toml"
)]
pub struct Handout {
    /// The folder: a new one, an empty one, or a handout
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,
    /// Leave out the lessons that this file hides until a later day
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// Makes the students' edition, or refreshes it.
///
/// # Errors
/// When the folder or the file can't be used, or what was edited would be lost.
pub fn run(workspace: &Workspace, task: &Handout) -> Result<End, Problem> {
    say(&handout::make(workspace, &task.to, task.config.as_deref())?);
    Ok(End::Good)
}
