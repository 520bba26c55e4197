//! `workbook solution` and `workbook diff`: the reference answer, for students who have passed or give up.

/// The differences.
pub mod diff;
/// The messages of both.
pub mod messages;

use clap::Args;

use super::desk::{self, Desk};
use super::{End, reference, say};
use workbook_judge::check::functions::{functions_in, of_step};
use workbook_judge::check::lessons::Lesson;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::stubs;
use workbook_judge::check::workspace::Workspace;

/// `workbook solution`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  cargo run -- solution 03_race\n  cargo run -- solution 03_race 4 --give-up"
)]
pub struct Solution {
    /// The lesson: 03_race, 03 or race
    pub lesson: String,
    /// Only the functions of this step: 4 or step4 [default: the whole file]
    pub step: Option<String>,
    /// Show it even if the checks have not passed
    #[arg(long)]
    pub give_up: bool,
}

/// Whether the reference is shown before the student has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Only once the checks passed.
    AfterPassing,
    /// It was asked for without that.
    GivingUp,
}

impl Asked {
    /// What `--give-up` says.
    pub fn of(give_up: bool) -> Asked {
        if give_up { Asked::GivingUp } else { Asked::AfterPassing }
    }
}

/// Shows the reference answer, or one step of it.
///
/// # Errors
/// When there is no such lesson or step, or when it has not passed and `--give-up` was not given.
pub fn run(workspace: &Workspace, task: &Solution) -> Result<End, Problem> {
    let mut desk = Desk::open(workspace)?;
    let lesson = desk.answer(&task.lesson)?.lesson.clone();
    let step = task.step.as_deref().map(|step| desk::step_named(&lesson, step)).transpose()?;
    let text = reference::read(workspace, &lesson.name)?;
    admit(&mut desk, &lesson, step, Asked::of(task.give_up))?;
    let file = format!("solutions/{}.rs", lesson.name);
    say(&match step {
        None => text,
        Some(step) => part(&file, &text, &stubs::read(workspace, &lesson.name)?, step),
    });
    Ok(End::Good)
}

/// Permits the reference if the checks have passed or the student gives up; giving up is recorded.
///
/// # Errors
/// If neither is the case.
pub fn admit(desk: &mut Desk, lesson: &Lesson, step: Option<u32>, asked: Asked) -> Result<(), Problem> {
    if desk.has_passed(lesson, step) {
        return Ok(());
    }
    if asked == Asked::AfterPassing {
        return Err(Problem::Usage(messages::not_passed(&lesson.name, step)));
    }
    let steps = step.map_or_else(|| lesson.steps(), |step| vec![step]);
    for step in steps.into_iter().filter(|step| !desk.has_passed(lesson, Some(*step))).collect::<Vec<_>>() {
        desk.progress.give_up(&lesson.name, step);
    }
    desk.save();
    Ok(())
}

/// The functions that the stub leaves open in this step.
fn part(file: &str, text: &str, stub: &str, step: u32) -> String {
    let open = of_step(stub, step);
    let wanted = functions_in(text).into_iter().filter(|function| open.iter().any(|open| open.is(function)));
    let parts: Vec<&str> = wanted.map(|function| text[function.at].trim_end_matches('\n')).collect();
    messages::part(file, step, &parts)
}
