//! `workbook hint`: a step's hints stand on a ladder, and are shown a rung at a time.

use std::fs;
use std::io;

use super::{End, arguments, messages, say};
use crate::check::lessons::{self, Lesson};
use crate::check::messages::cannot_read;
use crate::check::plan::Plan;
use crate::check::problem::Problem;
use crate::check::workspace::Workspace;

/// Shows one rung.
///
/// # Errors
/// When there is no such lesson, step or rung.
pub fn run(workspace: &Workspace, task: &arguments::Hint) -> Result<End, Problem> {
    let lessons = lessons::all(workspace)?;
    let lesson = lessons::find(&lessons, &task.lesson)?;
    let step = match &task.step {
        Some(step) => step_named(lesson, step)?,
        None => first_open(workspace, &lessons, lesson)?,
    };
    let rungs = rungs_of(&read(workspace, lesson)?, step);
    let at = usize::from(task.rung);
    match rungs.get(at - 1) {
        Some(rung) => say(&messages::hint(&lesson.name, step, at, rungs.len(), rung)),
        None if rungs.is_empty() => {
            return Err(Problem::Ours(messages::no_hints(&lesson.name, step)));
        }
        None => return Err(Problem::Usage(messages::no_such_rung(at, rungs.len()))),
    }
    Ok(End::Good)
}

fn read(workspace: &Workspace, lesson: &Lesson) -> Result<String, Problem> {
    let path = workspace.root.join("hints").join(format!("{}.md", lesson.name));
    fs::read_to_string(&path).or_else(|error| match error.kind() {
        io::ErrorKind::NotFound => Ok(String::new()),
        _ => Err(Problem::Ours(cannot_read(&path, &error))),
    })
}

fn step_named(lesson: &Lesson, wanted: &str) -> Result<u32, Problem> {
    let number = wanted.trim_start_matches("step").trim().parse().ok();
    number
        .filter(|step| lesson.steps().contains(step))
        .ok_or_else(|| Problem::Usage(messages::unknown_step(&lesson.name, wanted, &lesson.steps())))
}

/// The first step not started; the last one when all are.
fn first_open(workspace: &Workspace, lessons: &[Lesson], lesson: &Lesson) -> Result<u32, Problem> {
    let plan = Plan::folder(workspace, lessons, &workspace.root.join("lessons"))?;
    let steps = lesson.steps();
    let answer = plan.answers.iter().find(|answer| answer.lesson.name == lesson.name);
    let open = steps.iter().find(|step| answer.is_some_and(|answer| answer.lacks(**step)));
    Ok(open.or(steps.last()).copied().unwrap_or(1))
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
