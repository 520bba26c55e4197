//! `workbook explore`.

/// With `--html`: a page for a browser.
mod page;
/// With `--schedule`: one interleaving.
mod replay;

use super::check::{answers_folder, options};
use super::{End, arguments, by_hand, messages, say};
use workbook_judge::check::judge::{self, Options};
use workbook_judge::check::lessons::{self, Lesson};
use workbook_judge::check::plan::Plan;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::report;
use workbook_judge::check::scan::Check;
use workbook_judge::check::verdict::{Judged, Verdict};
use workbook_judge::check::workspace::Workspace;
use workbook_judge::protocol::Coverage;

/// Finds a failing interleaving, or replays the one that is given, and prints it.
///
/// # Errors
/// When there is no such lesson or step, the schedule does not belong to the check, or nothing can be run.
pub fn run(workspace: &Workspace, task: &arguments::Explore) -> Result<End, Problem> {
    if task.by_hand {
        return by_hand::run(workspace, task);
    }
    if let Some(target) = &task.html {
        target.check()?;
    }
    let lessons = lessons::all(workspace)?;
    let lesson = lessons::find(&lessons, &task.lesson)?;
    let wanted = checks_of(lesson, task.check.as_deref().unwrap_or_default())?;
    let mut plan = Plan::folder(workspace, &lessons, &answers_folder(workspace, task.answers.as_deref()))?;
    plan.keep(|answer, check| answer.lesson.name == lesson.name && wanted.contains(check));
    let options = options(&task.running);
    if let Some(target) = &task.html {
        return page::run(workspace, &plan, &options, task.schedule.as_ref(), target);
    }
    match &task.schedule {
        Some(schedule) => replay::run(workspace, &plan, &options, schedule),
        None => search(workspace, &plan, &options, task.check.as_deref().unwrap_or_default()),
    }
}

fn search(workspace: &Workspace, plan: &Plan, options: &Options, asked: &str) -> Result<End, Problem> {
    let judged = judge::judge(workspace, plan, options, &mut |_| {})?;
    match judged.iter().find(|judged| judged.said.verdict != Verdict::Passed) {
        Some(judged) => Ok(show(judged)),
        None => {
            say(&nothing_fails(&judged, asked));
            Ok(End::Good)
        }
    }
}

fn nothing_fails(judged: &[Judged], asked: &str) -> String {
    let schedules = judged.iter().map(|judged| judged.said.schedules).sum();
    messages::explore_passed(asked, shown_by_all(judged), schedules)
}

/// What the checks have shown together: nothing can be said where one ran under schedules that it does not count as an
/// exploration.
fn shown_by_all(judged: &[Judged]) -> Option<Coverage> {
    let explored = judged.iter().filter(|judged| judged.said.schedules > 0);
    explored.map(|judged| judged.said.coverage()).reduce(|all, one| Some(all?.and(one?))).flatten()
}

/// `step4`, `4`, a check's name or its beginning.
pub(super) fn checks_of(lesson: &Lesson, wanted: &str) -> Result<Vec<Check>, Problem> {
    let is_step = |check: &Check| wanted.trim_start_matches("step") == check.step.to_string();
    let is_named = |check: &Check| check.name == wanted;
    let begins = |check: &Check| check.name.starts_with(wanted);
    let tries: [&dyn Fn(&Check) -> bool; 3] = [&is_step, &is_named, &begins];
    let found =
        tries.iter().map(|is| lesson.checks.iter().filter(|check| is(check)).cloned().collect::<Vec<_>>());
    let found = found.into_iter().find(|checks| !checks.is_empty());
    found.ok_or_else(|| Problem::Usage(messages::unknown_check(lesson, wanted)))
}

fn show(judged: &Judged) -> End {
    if judged.said.verdict == Verdict::NotStarted {
        say(&messages::explore_not_started(judged.check.step));
        return End::Good;
    }
    say(&report::lines(judged));
    End::ChecksFailed
}
