//! Answers built in batches: what came of each, and what is done when a batch can't be built.

use std::collections::HashMap;

use super::batch::{Batch, Crates};
use super::cargo::{Goal, Outcome};
use super::copies;
use super::plan::{Answer, Plan};
use super::problem::Problem;

/// What came of the programs and crates of a call of Cargo, by their names.
pub(super) type Called = Result<HashMap<String, Outcome>, Problem>;

/// What came of each answer. Answers of a batch that can't be built are built again, without those that the compiler
/// rejects; if it rejects none of them, each alone. So a batch changes no verdict.
pub(super) fn build_in_batches(
    plan: &Plan,
    answers: &[usize],
    goal: Goal,
    build: &mut dyn FnMut(&[Batch]) -> Called,
) -> Result<HashMap<usize, Outcome>, Problem> {
    let mut built = HashMap::new();
    let mut batches = Batch::of(plan, answers);
    while !batches.is_empty() {
        let outcomes = build(&batches)?;
        let take_in = |batch: &Batch| take_in(plan, batch, goal, &outcomes, &mut built);
        batches = batches.iter().flat_map(take_in).collect();
    }
    Ok(built)
}

/// Keeps what came of a batch; gives back what is to be built again.
fn take_in(
    plan: &Plan,
    batch: &Batch,
    goal: Goal,
    outcomes: &HashMap<String, Outcome>,
    built: &mut HashMap<usize, Outcome>,
) -> Vec<Batch> {
    let came_of = |answer: &usize| (*answer, outcome_of(plan, batch, outcomes, *answer));
    let is_whole = outcomes.get(&batch.bin).is_some_and(|program| match goal {
        Goal::Programs => program.executable.is_some(),
        Goal::Opinion => !program.is_rejected(),
    });
    let has_opinions = goal == Goal::Opinion && batch.crates == Crates::Each;
    if is_whole || has_opinions || batch.answers.len() == 1 {
        built.extend(batch.answers.iter().map(came_of));
        return Vec::new();
    }
    let is_rejected = |answer: &usize| {
        let Answer { bin, copy, .. } = &plan.answers[*answer];
        match batch.crates {
            Crates::Each => outcomes.get(bin).is_some_and(Outcome::is_rejected),
            Crates::One => outcomes.get(&batch.bin).is_some_and(|program| program.blames(copy)),
        }
    };
    let (rejected, others): (Vec<usize>, Vec<usize>) =
        batch.answers.iter().partition(|answer| is_rejected(answer));
    let alone = |answers: Vec<usize>| answers.into_iter().map(|answer| Batch::of_one(plan, answer));
    if rejected.is_empty() {
        return alone(others).collect();
    }
    let again = Batch::of(plan, &others);
    match batch.crates {
        Crates::Each => {
            built.extend(rejected.iter().map(came_of));
            again
        }
        // Beside others, the compiler does not say all that it says of a file alone.
        Crates::One => alone(rejected).chain(again).collect(),
    }
}

/// What came of an answer's crate, and of a program that holds it.
fn outcome_of(plan: &Plan, batch: &Batch, outcomes: &HashMap<String, Outcome>, answer: usize) -> Outcome {
    let bin = &plan.answers[answer].bin;
    let mut outcome = outcomes.get(bin).cloned().unwrap_or_default();
    if let Some(program) = outcomes.get(&batch.bin).filter(|_| batch.bin != *bin) {
        outcome.executable = program.executable.clone();
        outcome.errors.extend_from_slice(&program.errors);
        outcome.broke = outcome.broke.or_else(|| program.broke.clone());
    }
    if let (Crates::One, Some(program)) = (batch.crates, outcomes.get(&batch.bin)) {
        let answers = batch.answers_of(plan);
        outcome.sources = program.sources.clone();
        outcome.beside = answers.iter().map(|answer| answer.copy.clone()).collect();
        outcome.beside.push(copies::together(&batch.bin, &answers));
    }
    outcome
}
