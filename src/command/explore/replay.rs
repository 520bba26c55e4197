//! `workbook explore --schedule`: one interleaving, and no other.

use super::super::by_hand::messages::live;
use super::super::{End, messages, say};
use super::show;
use workbook_judge::check::judge::{self, Options};
use workbook_judge::check::lessons::Stage;
use workbook_judge::check::plan::{Plan, Planned};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::report::indented;
use workbook_judge::check::verdict::{Judged, Verdict};
use workbook_judge::check::workspace::Workspace;
use workbook_judge::protocol::Schedule;

/// Replays the schedule, shows what happens in it, and says whether the check fails.
///
/// # Errors
/// When the schedule does not belong to the check, when more than one check is meant, or nothing can be run.
pub fn run(
    workspace: &Workspace,
    plan: &Plan,
    options: &Options,
    schedule: &Schedule,
) -> Result<End, Problem> {
    let planned = only_one(plan)?;
    let options = Options { schedule: Some(schedule.clone()), ..options.clone() };
    let judged = judge::judge(workspace, plan, &options, &mut |_| {})?;
    if let Some(judged) = judged.iter().find(|judged| judged.said.verdict != Verdict::Passed) {
        return Ok(show(judged));
    }
    say(&judged.iter().map(story).collect::<String>());
    say(&messages::explore_replay_passed(&planned.check.name));
    Ok(End::Good)
}

fn story(judged: &Judged) -> String {
    format!("{}\n\n", indented(&judged.said.story, 2))
}

/// Every check counts its explorations from 1, so a schedule alone does not tell whose it is.
pub(super) fn only_one(plan: &Plan) -> Result<&Planned, Problem> {
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
