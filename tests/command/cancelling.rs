//! Judging can be stopped by another thread.

use workbook_judge::check::cancel::Cancel;
use workbook_judge::check::judge::{Options, judge};
use workbook_judge::check::lessons;
use workbook_judge::check::plan::Plan;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::verdict::Judged;
use workbook_judge::check::workspace::Workspace;

use crate::test::{LESSON, Test, solution, step_4};

fn judged(test: &Test, cancel: &Cancel, each: &mut dyn FnMut(&Judged)) -> Result<Vec<Judged>, Problem> {
    let workspace = Workspace::find().expect("the workbook's own folder");
    let lessons = lessons::all(&workspace).expect("the lessons can be listed");
    let mut plan = Plan::folder(&workspace, &lessons, &test.folder).expect("the folder is there");
    plan.keep(|answer, _| answer.lesson.name == LESSON);
    judge(&workspace, &plan, &Options { cancel: cancel.clone(), ..Options::default() }, each)
}

#[test]
fn a_check_that_never_ends_is_ended_by_cancelling() {
    let test = Test::new("cancelled_run").answer(step_4("loop { std::hint::black_box(0); }"));
    let cancel = Cancel::default();
    let mut told = Vec::new();
    let outcome = judged(&test, &cancel, &mut |judged| {
        told.push(judged.check.step);
        cancel.cancel();
    });
    assert_eq!(outcome.err(), Some(Problem::Cancelled));
    assert!(!told.contains(&4), "a verdict on a check that was cancelled: {told:?}");
}

#[test]
fn what_was_cancelled_before_it_began_builds_nothing() {
    let test = Test::new("cancelled_build").answer(solution());
    let cancel = Cancel::default();
    cancel.cancel();
    let outcome = judged(&test, &cancel, &mut |judged| panic!("a verdict: {judged:?}"));
    assert_eq!(outcome.err(), Some(Problem::Cancelled));
}

#[test]
fn an_ending_that_was_taken_back_is_not_carried_out() {
    let cancel = Cancel::default();
    drop(cancel.ending(|| panic!("there was nothing left to end")));
    cancel.cancel();
    assert!(cancel.is_cancelled());
}
