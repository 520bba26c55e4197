//! `workbook predict`: asks before it shows.

/// The questions, for programs.
mod json;
/// What all of it says.
pub mod messages;
/// One question after the other.
mod session;
/// A question and its answer, for people.
mod show;
/// An interleaving, its values hidden or filled in.
mod table;

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use clap::Args;

use super::arguments::{Format, Running};
use super::check::{answers_folder, options};
use super::{End, say};
use crate::check::lessons;
use crate::check::plan::Plan;
use crate::check::problem::Problem;
use crate::check::workspace::Workspace;
use crate::questions::find::{self, Wanted};
use crate::questions::memory::Memory;
use crate::questions::scan::Questions;
use session::{Asking, Session};

/// `workbook predict`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  cargo run -- predict 03_race\n  cargo run -- predict race --again\n\n\
    Answers are read line by line, so they can also come from a file:\n  cargo run -- predict race < answers.txt")]
pub struct Predict {
    /// The lesson: 03_race, 03 or race
    pub lesson: String,
    /// Ask every question, those that were answered right as well
    #[arg(long)]
    pub again: bool,
    /// The folder of answer files [default: lessons]
    #[arg(long, value_name = "DIR")]
    pub answers: Option<PathBuf>,
    /// Text asks; `json` only tells the questions, and the keys of those that were answered
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    #[command(flatten)]
    pub running: Running,
}

/// Asks the questions of a lesson that are open, shows what the model says, and keeps what was answered.
///
/// # Errors
/// When there is no such lesson, or its questions can't be built.
pub fn run(workspace: &Workspace, task: &Predict) -> Result<End, Problem> {
    let lessons = lessons::all(workspace)?;
    let lesson = lessons::find(&lessons, &task.lesson)?;
    let plan = Plan::folder(workspace, &lessons, &answers_folder(workspace, task.answers.as_deref()))?;
    let answer = plan.answers.iter().find(|answer| answer.lesson.name == lesson.name);
    let answer = answer.ok_or_else(|| Problem::Ours(messages::no_answer(&lesson.name)))?;
    let questions = Questions::of(workspace, &lesson.name)?;
    let mut memory = Memory::load(workspace, &lesson.name)?;
    let again = task.again || task.format == Format::Json;
    let wanted: Vec<Wanted> = questions
        .all
        .iter()
        .filter(|question| again || memory.is_open(&question.name))
        .map(|question| Wanted { round: memory.times(&question.name), question: question.clone() })
        .collect();
    if wanted.is_empty() {
        say(&messages::nothing_open(&lesson.name, memory.next_due()));
        return Ok(End::Good);
    }
    let found = find::find(workspace, &plan, answer, &questions, &wanted, &options(&task.running))?;
    let asked = match found {
        Ok(asked) => asked,
        Err(find::Unreadable(why)) => {
            say(&format!("{why}\n"));
            return Ok(End::ChecksFailed);
        }
    };
    if task.format == Format::Json {
        say(&format!("{:#}\n", json::of(&lesson.name, &wanted, &asked, &memory)));
        return Ok(End::Good);
    }
    let asking = if io::stdin().is_terminal() { Asking::OnATerminal } else { Asking::FromAFile };
    let width = super::check::options(&task.running).width;
    Session { workspace, lesson: &lesson.name, memory: &mut memory, width, asking }.run(&wanted, &asked)?;
    Ok(End::Good)
}
