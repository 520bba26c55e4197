//! `workbook hint`: each call shows the next hint of a step.

/// Its messages.
pub mod messages;

use std::fs;
use std::io;

use clap::Args;

use super::desk::Desk;
use super::{End, say};
use workbook_judge::check::lessons::Lesson;
use workbook_judge::check::messages::cannot_read;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

/// `workbook hint`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  cargo run -- hint 03_race\n  cargo run -- hint 03_race 4 --rung 2")]
pub struct Hint {
    /// The lesson: 03_race, 03 or race
    pub lesson: String,
    /// The step: 4 or step4 [default: the first that has not passed]
    pub step: Option<String>,
    /// Which hint: 1 says where to look, 3 gives the line and the reason [default: the next]
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..))]
    pub rung: Option<u8>,
}

/// Shows one hint, and records that it was shown.
///
/// # Errors
/// When there is no such lesson, step or rung.
pub fn run(workspace: &Workspace, task: &Hint) -> Result<End, Problem> {
    let mut desk = Desk::open(workspace)?;
    let answer = desk.answer(&task.lesson)?;
    let (lesson, step) = (answer.lesson.clone(), desk.step(answer, task.step.as_deref())?);
    let rungs = rungs_of(&read(workspace, &lesson)?, step);
    if rungs.is_empty() {
        return Err(Problem::Ours(messages::no_hints(&lesson.name, step)));
    }
    let shown = desk.progress.rung(&lesson.name, step);
    let at = task.rung.map_or((shown + 1).min(rungs.len()), usize::from);
    let rung = rungs.get(at - 1);
    let rung = rung.ok_or_else(|| Problem::Usage(messages::no_such_rung(at, rungs.len())))?;
    say(&messages::hint(&lesson.name, step, at, rungs.len(), rung));
    desk.progress.show_rung(&lesson.name, step, at);
    desk.save();
    Ok(End::Good)
}

fn read(workspace: &Workspace, lesson: &Lesson) -> Result<String, Problem> {
    let path = workspace.root.join("hints").join(format!("{}.md", lesson.name));
    fs::read_to_string(&path).or_else(|error| match error.kind() {
        io::ErrorKind::NotFound => Ok(String::new()),
        _ => Err(Problem::Ours(cannot_read(&path, &error))),
    })
}

/// The numbered list under `## step N`.
pub fn rungs_of(text: &str, step: u32) -> Vec<String> {
    let header = format!("## step {step}");
    let is_header = |line: &str| {
        line.strip_prefix(&header).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let lines =
        text.lines().skip_while(|line| !is_header(line)).skip(1).take_while(|line| !line.starts_with('#'));
    let mut rungs: Vec<String> = Vec::new();
    for line in lines.map(str::trim).filter(|line| !line.is_empty()) {
        match (numbered(line), rungs.last_mut()) {
            (Some(text), _) => rungs.push(text.to_string()),
            (None, Some(rung)) => *rung += &format!(" {line}"),
            (None, None) => {}
        }
    }
    rungs
}

fn numbered(line: &str) -> Option<&str> {
    let (number, text) = line.split_once(". ")?;
    number.bytes().all(|byte| byte.is_ascii_digit()).then_some(text)
}
