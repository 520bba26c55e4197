//! `workbook` alone: where you stand, from the text of the lessons, so at once.

use colored::Colorize;

use super::{End, messages, say};
use crate::check::lessons;
use crate::check::plan::{Answer, Plan, Text};
use crate::check::problem::Problem;
use crate::check::workspace::Workspace;

/// Prints the lessons with their steps, and what to type next.
///
/// # Errors
/// When the lessons can't be read.
pub fn run(workspace: &Workspace) -> Result<End, Problem> {
    let lessons = lessons::all(workspace)?;
    let plan = Plan::folder(workspace, &lessons, &workspace.root.join("lessons"))?;
    let mut text = format!("{}\n\n", messages::overview_title().bold());
    for answer in &plan.answers {
        text += &format!("  {}\n", line(answer));
    }
    let next = plan.answers.iter().find(|answer| !open_steps(answer).is_empty());
    text += &match next {
        Some(answer) => messages::next_step(&answer.lesson.name, &answer.shown, open_steps(answer)[0]),
        None => messages::all_begun().to_string(),
    };
    say(&text);
    Ok(End::Good)
}

fn line(answer: &Answer) -> String {
    match &answer.text {
        Text::Unreadable(why) => format!("{}  {}", messages::lesson_name(&answer.lesson.name), why.red()),
        Text::Read { .. } => {
            let steps = answer.lesson.steps();
            let marks = steps.iter().map(|step| if answer.lacks(*step) { "○" } else { "●" });
            let marks = marks.collect::<Vec<_>>().join(" ");
            let open = open_steps(answer);
            messages::overview_line(&answer.lesson.name, &marks, &open)
        }
    }
}

fn open_steps(answer: &Answer) -> Vec<u32> {
    answer.lesson.steps().into_iter().filter(|step| answer.lacks(*step)).collect()
}
