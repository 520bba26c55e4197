//! `workbook explore --html`: the interleaving as a page for a browser.

use super::super::End;
use super::super::by_hand::opening::{Opened, Wanted, open};
use super::super::html::film::{self, Filmed};
use super::super::html::{self, Target};
use super::replay::only_one;
use workbook_judge::check::judge::{self, Options};
use workbook_judge::check::lessons::Stage;
use workbook_judge::check::plan::Plan;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;
use workbook_judge::protocol::Schedule;
use workbook_judge::protocol::by_hand::EndKind;

/// Writes a page of the schedule, else of the failures, else of what somebody who plays the scheduler would begin with.
///
/// # Errors
/// When the schedule belongs to another check, the lesson is a live one, or nothing can be run or written.
pub fn run(
    workspace: &Workspace,
    plan: &Plan,
    options: &Options,
    schedule: Option<&Schedule>,
    target: &Target,
) -> Result<End, Problem> {
    let filmed = match schedule {
        Some(schedule) => replayed(workspace, plan, options, schedule)?,
        None => found(workspace, &on_model(plan)?, options)?,
    };
    html::conclude(target, &filmed, end(&filmed))
}

/// What can be shown of it: the checks on the model.
fn on_model(plan: &Plan) -> Result<Plan, Problem> {
    let live = plan.checks.first().map(|planned| html::messages::live(&plan.answer(planned).lesson.name));
    let mut plan = plan.clone();
    plan.keep(|answer, check| answer.lesson.stage_of(check) == Stage::Model);
    match live {
        Some(live) if plan.checks.is_empty() => Err(Problem::Usage(live)),
        _ => Ok(plan),
    }
}

fn replayed(
    workspace: &Workspace,
    plan: &Plan,
    options: &Options,
    schedule: &Schedule,
) -> Result<Filmed, Problem> {
    let planned = only_one(plan)?;
    match film::program_of(workspace, plan, options, planned.answer)? {
        Ok(program) => film::of_check(plan, planned, &program, schedule, options),
        Err(why) => Ok(Filmed::Unbuilt(why)),
    }
}

fn found(workspace: &Workspace, plan: &Plan, options: &Options) -> Result<Filmed, Problem> {
    let judged = judge::judge(workspace, plan, options, &mut |_| {})?;
    if judged.iter().any(|judged| judged.said.schedule.is_some()) {
        return film::of_failures(workspace, plan, options, &judged);
    }
    match open(workspace, plan, options, &Wanted::default())? {
        Opened::Table(game, program) => film::of_game(plan, &game, &program, options),
        Opened::Nothing(why) => Ok(Filmed::Nothing(why)),
        Opened::Unbuilt(why) => Ok(Filmed::Unbuilt(why)),
    }
}

/// Whether the claim does not hold in what is shown.
fn end(filmed: &Filmed) -> End {
    let fails = match filmed {
        Filmed::Shown(shown) => shown.iter().flat_map(|one| &one.end).any(|end| end.kind == EndKind::Broken),
        Filmed::Nothing(_) => false,
        Filmed::Unbuilt(_) => true,
    };
    if fails { End::ChecksFailed } else { End::Good }
}
