//! `workbook diff`: the student's answer against the reference.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use colored::Colorize;
use similar::{ChangeTag, TextDiff};

use super::{Asked, admit, messages};
use crate::desk::Desk;
use crate::{End, reference, say};
use workbook_judge::check::messages::cannot_read;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

/// Lines that are the same, around those that are not.
const AROUND: usize = 3;

/// `workbook diff`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  cargo run -- diff 03_race\n  cargo run -- diff 03_race --give-up")]
pub struct Diff {
    /// The lesson: 03_race, 03 or race
    pub lesson: String,
    /// Show it even if the checks have not passed
    #[arg(long)]
    pub give_up: bool,
    /// The folder of answer files [default: lessons]
    #[arg(long, value_name = "DIR")]
    pub answers: Option<PathBuf>,
}

/// Shows where the student's answer differs from the reference.
///
/// # Errors
/// When there is no such lesson, or when it has not passed and nobody gave up.
pub fn run(workspace: &Workspace, task: &Diff) -> Result<End, Problem> {
    let mut desk = Desk::open(workspace)?;
    let answer = desk.answer(&task.lesson)?.clone();
    let theirs = reference::read(workspace, &answer.lesson.name)?;
    admit(&mut desk, &answer.lesson, None, Asked::of(task.give_up))?;
    let folder = task.answers.clone().unwrap_or_else(|| workspace.root.join("lessons"));
    let path = folder.join(format!("{}.rs", answer.lesson.name));
    let mine = fs::read_to_string(&path).map_err(|error| Problem::Usage(cannot_read(&path, &error)))?;
    if mine == theirs {
        say(&messages::no_difference(&workspace.shown(&path)));
        return Ok(End::Good);
    }
    say(&messages::sides(&workspace.shown(&path), &format!("solutions/{}.rs", answer.lesson.name)));
    say(&differences(&mine, &theirs));
    Ok(End::Good)
}

fn differences(mine: &str, theirs: &str) -> String {
    let diff = TextDiff::from_lines(mine, theirs);
    let mut text = String::new();
    for hunk in diff.unified_diff().context_radius(AROUND).iter_hunks() {
        text += &format!("{}\n", hunk.header().to_string().trim_end().cyan());
        for change in hunk.iter_changes() {
            let line = change.value().trim_end_matches(['\n', '\r']);
            text += &match change.tag() {
                ChangeTag::Delete => format!("{}\n", format!("-{line}").red()),
                ChangeTag::Insert => format!("{}\n", format!("+{line}").green()),
                ChangeTag::Equal => format!(" {line}\n"),
            };
        }
    }
    text
}
