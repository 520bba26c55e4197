//! `workbook check`.

use std::path::{Path, PathBuf};

use super::arguments::{self, Format, Running};
use super::book::can_be_opened;
use super::html::{self, Target};
use super::messages::the_book_of;
use super::{End, say};
use workbook_judge::check::at_once::AtOnce;
use workbook_judge::check::judge::{self, Options};
use workbook_judge::check::lessons;
use workbook_judge::check::messages;
use workbook_judge::check::plan::Plan;
use workbook_judge::check::platform;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::report::{self, Tally, Teller};
use workbook_judge::check::run::Limits;
use workbook_judge::check::verdict::{Judged, Verdict};
use workbook_judge::check::workspace::Workspace;
use workbook_judge::progress::Recorder;

/// Judges, and reports while judging.
///
/// # Errors
/// When there is no such lesson or folder, or nothing can be judged.
pub fn run(workspace: &Workspace, task: &arguments::Check) -> Result<End, Problem> {
    if let Some(target) = &task.html {
        html::check(target, task.format)?;
    }
    let lessons = lessons::all(workspace)?;
    let mut wanted = Vec::new();
    for name in &task.lessons {
        wanted.push(lessons::find(&lessons, name)?.name.as_str());
    }
    let folder = answers_folder(workspace, task.answers.as_deref());
    let mut plan = Plan::folder(workspace, &lessons, &folder)?;
    plan.keep(|answer, _| wanted.is_empty() || wanted.contains(&answer.lesson.name.as_str()));
    if plan.checks.is_empty() {
        return Err(Problem::Ours(messages::nothing_to_check().into()));
    }
    let options = Options { afresh: task.fresh, ..options(&task.running) };
    let mut recorder = Recorder::new(workspace, &folder, options.notice);
    let judged = match task.format {
        Format::Text => as_text(workspace, &plan, &options, task.html.as_ref(), &mut recorder),
        Format::Json => as_json(workspace, &plan, &options, &mut recorder),
    };
    recorder.finish();
    let judged = judged?;
    let tally = Tally::of(&judged);
    let counted = if task.include_not_started { tally.failed + tally.not_started } else { tally.failed };
    let end = if counted == 0 { End::Good } else { End::ChecksFailed };
    match &task.html {
        Some(target) => html::conclude(target, &html::of_failures(workspace, &plan, &options, &judged)?, end),
        None => Ok(end),
    }
}

fn as_text(
    workspace: &Workspace,
    plan: &Plan,
    options: &Options,
    html: Option<&Target>,
    recorder: &mut Recorder,
) -> Result<Vec<Judged>, Problem> {
    let tell = |text: &str| html.map_or_else(|| say(text), |target| target.comment(text));
    let mut teller = Teller::default();
    let judged = judge::judge(workspace, plan, options, &mut |judged| {
        tell(&teller.tell(judged));
        recorder.take(judged);
    })?;
    tell(&teller.finish());
    tell(&format!("\n{}\n", report::summary(Tally::of(&judged))));
    if let Some(failed) = judged.iter().find(|judged| is_failure(judged)).filter(|_| can_be_opened(workspace))
    {
        tell(&the_book_of(&failed.lesson));
    }
    Ok(judged)
}

fn is_failure(judged: &Judged) -> bool {
    !matches!(judged.said.verdict, Verdict::Passed | Verdict::NotStarted)
}

fn as_json(
    workspace: &Workspace,
    plan: &Plan,
    options: &Options,
    recorder: &mut Recorder,
) -> Result<Vec<Judged>, Problem> {
    let judged = judge::judge(workspace, plan, options, &mut |judged| recorder.take(judged))?;
    say(&format!("{:#}\n", report::as_json(&plan.answers_name, &judged)));
    Ok(judged)
}

/// Where the answers are: the lessons themselves, unless another folder is given.
pub(super) fn answers_folder(workspace: &Workspace, given: Option<&Path>) -> PathBuf {
    given.map_or_else(|| workspace.root.join("lessons"), Path::to_path_buf)
}

/// What the command line says about running, over what holds by default.
pub(super) fn options(running: &Running) -> Options {
    let standard = Options::default();
    Options {
        limits: Limits { time: running.timeout, ..standard.limits },
        at_once: running.jobs.map_or(standard.at_once, |jobs| AtOnce::new(jobs.into())),
        width: platform::terminal_width().map_or(standard.width, |columns| columns.saturating_sub(6).max(40)),
        ..standard
    }
}
