//! `workbook explore --schedule`: one interleaving, and no other.

use super::super::by_hand::line::Line;
use super::super::by_hand::messages::live;
use super::super::by_hand::opening;
use super::super::by_hand::program::Look;
use super::super::by_hand::typed;
use super::super::{End, messages, say};
use super::show;
use crate::check::judge::{self, Options};
use crate::check::lessons::Stage;
use crate::check::plan::{Plan, Planned};
use crate::check::problem::Problem;
use crate::check::schedule::Schedule;
use crate::check::verdict::Verdict;
use crate::check::workspace::Workspace;

/// Replays the schedule, shows what happens in it, and says whether the check fails.
///
/// # Errors
/// When the schedule is none of the check's, when more than one check is meant, or nothing can be run.
pub fn run(
    workspace: &Workspace,
    plan: &Plan,
    options: &Options,
    schedule: &Schedule,
) -> Result<End, Problem> {
    let planned = only_one(plan)?;
    let options = Options { schedule: Some(schedule.clone()), ..options.clone() };
    let judged = judge::judge(workspace, plan, &options, &mut |_| {})?;
    if let Some(judged) = judged.iter().find(|judged| judged.verdict != Verdict::Passed) {
        return Ok(show(judged));
    }
    let story = story(workspace, plan, &options, planned, schedule)?;
    say(&format!("{story}{}", messages::explore_replay_passed(&planned.check.name)));
    Ok(End::Good)
}

/// Every check counts its explorations from 1, so a schedule alone does not tell whose it is.
fn only_one(plan: &Plan) -> Result<&Planned, Problem> {
    let [planned] = &plan.checks[..] else {
        let checks: Vec<&str> = plan.checks.iter().map(|planned| planned.check.name.as_str()).collect();
        return Err(Problem::Usage(messages::explore_replay_of_many(&checks)));
    };
    let answer = plan.answer(planned);
    match answer.lesson.stage_of(&planned.check) {
        Stage::Model => Ok(planned),
        Stage::Live => Err(Problem::Usage(live(&answer.lesson.name))),
    }
}

/// What happens in it. A check that passes leaves no story, so its program is asked for the end of the execution.
fn story(
    workspace: &Workspace,
    plan: &Plan,
    options: &Options,
    planned: &Planned,
    schedule: &Schedule,
) -> Result<String, Problem> {
    let program = match opening::program(workspace, plan, options, planned.answer)? {
        Ok(program) => program,
        Err(why) => return Ok(format!("{why}\n")),
    };
    let to_the_end = Line { schedule: schedule.clone(), moves: usize::MAX };
    Ok(match program.look(&planned.check.name, &to_the_end)? {
        Look::Stand(stand) | Look::Unforeseen(stand) => typed::told_rows(&stand, 0),
        Look::Misfit(why) => return Err(Problem::Usage(why)),
        Look::Endless | Look::NoClaim => String::new(),
    })
}
