//! `workbook predict` asks questions, and then shows the answers.

/// The questions as JSON.
pub mod json;
/// The messages.
pub mod messages;
/// One question after another.
pub mod session;
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
use session::{Asking, Session};
use workbook_judge::check::lessons;
use workbook_judge::check::plan::{Answer, Plan};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;
use workbook_judge::questions::find::Asked;
use workbook_judge::questions::find::{self, Wanted};
use workbook_judge::questions::memory::Memory;
use workbook_judge::questions::scan::Questions;

/// `workbook predict`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  cargo run -- predict 03_race\n  cargo run -- predict race --again\n\n\
    Answers are read line by line, so they can also come from a file:\n  cargo run -- predict race < answers.txt")]
pub struct Predict {
    /// The lesson: 03_race, 03 or race
    pub lesson: String,
    /// Ask every question, even those that you answered correctly
    #[arg(long)]
    pub again: bool,
    /// The folder of answer files [default: lessons]
    #[arg(long, value_name = "DIR")]
    pub answers: Option<PathBuf>,
    /// Output format; `json` asks nothing and prints the questions, with the keys of those already answered
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    #[command(flatten)]
    pub running: Running,
}

/// Asks the open questions of a lesson, shows the model's answers, and saves the student's.
///
/// # Errors
/// When there is no such lesson, or its questions can't be built.
pub fn run(workspace: &Workspace, task: &Predict) -> Result<End, Problem> {
    let lessons = lessons::all(workspace)?;
    let lesson = &lessons::find(&lessons, &task.lesson)?.name;
    let plan = Plan::folder(workspace, &lessons, &answers_folder(workspace, task.answers.as_deref()))?;
    let answer = plan.answers.iter().find(|answer| answer.lesson.name == *lesson);
    let answer = answer.ok_or_else(|| Problem::Ours(messages::no_answer(lesson)))?;
    let questions = Questions::of(workspace, lesson)?;
    let mut memory = memory_of(workspace, lesson, answer)?;
    let all = task.again || task.format == Format::Json;
    let wanted = wanted(&questions, &memory, task.format, |question| all || memory.is_open(question));
    if wanted.is_empty() {
        say(&messages::nothing_open(lesson, memory.next_due()));
        return Ok(End::Good);
    }
    let options = options(&task.running);
    if task.format == Format::Text && io::stdin().is_terminal() {
        say(messages::model_is_asked());
    }
    match find::find(workspace, &plan, answer, &questions, &wanted, &options)? {
        Err(find::Unreadable(why)) => {
            match task.format {
                Format::Json => say(&format!("{:#}\n", json::of_none(lesson, &why))),
                Format::Text => say(&format!("{why}\n")),
            }
            return Ok(End::ChecksFailed);
        }
        Ok(asked) => match task.format {
            Format::Json => say(&format!("{:#}\n", json::of(lesson, &wanted, &asked, &memory))),
            Format::Text => ask(workspace, lesson, &mut memory, options.width, &wanted, &asked),
        },
    }
    Ok(End::Good)
}

/// Only predictions about the student's own files are saved.
fn memory_of(workspace: &Workspace, lesson: &str, answer: &Answer) -> Result<Memory, Problem> {
    let own = workspace.root.join("lessons").join(format!("{lesson}.rs"));
    if own.canonicalize().ok() != answer.path.canonicalize().ok() {
        return Ok(Memory::of_nothing(lesson));
    }
    let (memory, notice) = Memory::load(workspace, lesson)?;
    notice.iter().for_each(|notice| complain(notice));
    Ok(memory)
}

/// Which questions, and in which round: one that comes back has new numbers. JSON has the
/// answered numbers until then.
pub fn wanted(
    questions: &Questions,
    memory: &Memory,
    format: Format,
    is_wanted: impl Fn(&str) -> bool,
) -> Vec<Wanted> {
    let round = |question: &str| match format {
        Format::Json if !memory.is_open(question) => memory.times(question).saturating_sub(1),
        _ => memory.times(question),
    };
    let wanted = questions.all.iter().filter(|question| is_wanted(&question.name));
    wanted.map(|question| Wanted { round: round(&question.name), question: question.clone() }).collect()
}

fn ask(
    workspace: &Workspace,
    lesson: &str,
    memory: &mut Memory,
    width: usize,
    wanted: &[Wanted],
    asked: &[Asked],
) {
    let asking = if io::stdin().is_terminal() { Asking::OnATerminal } else { Asking::FromAFile };
    let (lines, say, complain) = (&mut io::stdin().lock(), &mut say, &mut complain);
    Session { workspace, lesson, memory, width, asking, lines, say, complain }.run(wanted, asked);
}

fn complain(words: &str) {
    eprintln!("{words}");
}
