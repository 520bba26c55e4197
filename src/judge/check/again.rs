//! What passed on the model, asked again on real threads.
//!
//! An answer can find out that it runs on the model, and behave well only there. What it is asked here has the same
//! result in every correct execution, so a step that fails here was passed by such an answer, and nothing of it counts.
//! Only steps that were passed whole are asked about, up to the first that is wrong: what a wrong answer does on real
//! threads is left to chance, and it may wait for ever.

use std::collections::{BTreeMap, BTreeSet};

use super::build::{self, Built};
use super::judge::{Options, job};
use super::kept::Kept;
use super::lessons::Stage;
use super::messages;
use super::plan::{Answer, Plan, Planned};
use super::problem::Problem;
use super::run::{self, Ended};
use super::run_folder::RunFolder;
use super::scan::Check;
use super::verdict::{self, Judged, Judgement, Verdict};
use super::workspace::Workspace;

/// Asks again what has passed, and corrects the verdicts on answers that behave otherwise.
///
/// # Errors
/// When nothing can be built, or it was cancelled.
pub fn ask(
    workspace: &Workspace,
    plan: &Plan,
    options: &Options,
    known: &mut [Option<Judged>],
    kept: &mut Kept<'_>,
) -> Result<(), Problem> {
    let mut open = Vec::new();
    for index in passed(plan, known) {
        let Planned { answer, check } = &plan.checks[index];
        match kept.ended(*answer, &kept_as(&check.name)) {
            Some(ended) => {
                let said = said(&plan.answers[*answer], check, &ended, options);
                correct(plan, known, index, said);
            }
            None => open.push(index),
        }
    }
    // One difference is enough.
    open.retain(|index| has_passed(&known[*index]));
    if open.is_empty() { Ok(()) } else { build_and_run(workspace, plan, options, &open, known, kept) }
}

/// What is known of it is kept beside what the check of the same name says on the model.
fn kept_as(check: &str) -> String {
    format!("real/{check}")
}

fn has_passed(judged: &Option<Judged>) -> bool {
    judged.as_ref().is_some_and(|judged| judged.said.verdict == Verdict::Passed)
}

/// The checks that are asked again: of steps that passed whole, before the first step that is wrong. Later ones may
/// stand on that.
fn passed(plan: &Plan, known: &[Option<Judged>]) -> Vec<usize> {
    let step = |planned: &Planned| (planned.answer, planned.check.step);
    let mut not_whole = BTreeSet::new();
    let mut first_wrong = BTreeMap::new();
    for (planned, judged) in plan.checks.iter().zip(known).filter(|(_, judged)| !has_passed(judged)) {
        not_whole.insert(step(planned));
        if judged.as_ref().is_some_and(|judged| judged.said.verdict != Verdict::NotStarted) {
            let first: &mut u32 = first_wrong.entry(planned.answer).or_insert(planned.check.step);
            *first = planned.check.step.min(*first);
        }
    }
    let is_asked = |index: &usize| {
        let planned = &plan.checks[*index];
        let is_before = first_wrong.get(&planned.answer).is_none_or(|first| planned.check.step < *first);
        let is_whole = is_before && !not_whole.contains(&step(planned));
        is_whole && plan.answer(planned).lesson.is_asked_again(&planned.check)
    };
    (0..known.len()).filter(is_asked).collect()
}

fn build_and_run(
    workspace: &Workspace,
    plan: &Plan,
    options: &Options,
    open: &[usize],
    known: &mut [Option<Judged>],
    kept: &mut Kept<'_>,
) -> Result<(), Problem> {
    let answers: BTreeSet<usize> = open.iter().map(|index| plan.checks[*index].answer).collect();
    let answers: Vec<usize> = answers.into_iter().collect();
    let folder = RunFolder::create(workspace)?;
    let built = build::build_again(workspace, plan, &answers, options, &folder)?;
    let (mut jobs, mut of_job) = (Vec::new(), Vec::new());
    for &index in open {
        let planned = &plan.checks[index];
        match &built[&planned.answer] {
            Built::Failed(why) => {
                correct(plan, known, index, Judgement::plain(Verdict::DoesNotCompile, why.clone()));
            }
            Built::Program(program) | Built::Live { checks: program, .. } => {
                let mut job = job(folder.path(), index, program, planned, options);
                job.request.name = plan.answer(planned).prefix_on_model() + &planned.check.name;
                job.has_files = plan.answer(planned).lesson.stage() == Stage::Live;
                job.confined.clone_from(&options.confined);
                jobs.push(job);
                of_job.push(index);
            }
        }
    }
    // They compute next to nothing, and one whose threads never meet waits for seconds.
    run::run_all(&jobs, options.limits, &options.at_once.waiting(), &options.cancel, &mut |job, ended| {
        let index = of_job[job];
        let Planned { answer, check } = &plan.checks[index];
        let said = said(&plan.answers[*answer], check, &ended, options);
        if matches!(said.verdict, Verdict::Passed | Verdict::Failed) {
            kept.keep(*answer, &kept_as(&check.name), &ended);
        }
        correct(plan, known, index, said);
    });
    if options.cancel.is_cancelled() { Err(Problem::Cancelled) } else { Ok(()) }
}

/// Time is real there.
fn said(answer: &Answer, check: &Check, ended: &Ended, options: &Options) -> Judgement {
    verdict::on(Stage::Live, answer, check, ended, options.limits).said
}

/// Takes in what was said of a check on real threads.
fn correct(plan: &Plan, known: &mut [Option<Judged>], index: usize, said: Judgement) {
    let Planned { answer, check } = &plan.checks[index];
    if said.verdict == Verdict::Passed || !has_passed(&known[index]) {
        return;
    }
    if said.verdict == Verdict::InternalError {
        known[index].iter_mut().for_each(|judged| judged.said = said.clone());
        return;
    }
    let is_of_step = |index: &usize| {
        let other = &plan.checks[*index];
        other.answer == *answer && other.check.step == check.step
    };
    let message = messages::behaves_otherwise(&plan.answers[*answer].shown, check, &said.message);
    for index in (0..known.len()).filter(is_of_step) {
        known[index].iter_mut().for_each(|judged| {
            judged.said = Judgement::plain(Verdict::Failed, message.clone());
        });
    }
}
