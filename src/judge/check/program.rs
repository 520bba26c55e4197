//! A lesson as a program on real threads.

use std::fs;
use std::path::PathBuf;

use super::batch::Batch;
use super::build::REAL_BUILD;
use super::cancel::Cancel;
use super::cargo::{self, Call, Goal};
use super::diagnose;
use super::messages;
use super::notices::Busy;
use super::plan::{Answer, Plan};
use super::problem::Problem;
use super::workspace::Workspace;
use super::write;

/// What came of building it.
#[derive(Debug, Clone)]
pub enum Program {
    /// Where it is.
    Built(PathBuf),
    /// Why there is no program, in the words that the student sees.
    Rejected(String),
}

/// Builds the answer to a lesson of the plan.
///
/// # Errors
/// When there is no such answer, when it can't be built for another reason than its text, or when it was cancelled.
pub fn build(workspace: &Workspace, plan: &Plan, lesson: &str, cancel: &Cancel) -> Result<Program, Problem> {
    let answer = plan.answers.iter().find(|answer| answer.lesson.name == lesson);
    let answer = answer.ok_or_else(|| Problem::Usage(messages::no_program(lesson)))?;
    let (manifest, target, bin) = match package(workspace, answer) {
        Some(manifest) => (manifest, workspace.target.clone(), &answer.lesson.name),
        None => {
            let manifest = write::write_real(workspace, plan, &Batch::all(plan))?;
            (manifest, workspace.checks().join(REAL_BUILD), &answer.bin)
        }
    };
    let call = Call {
        manifest: &manifest,
        target: &target,
        bins: &[bin],
        goal: Goal::Programs,
        compiler: None,
        cancel,
        busy: &Busy::new(|_| {}),
    };
    let outcome = cargo::call(&call)?.remove(bin).unwrap_or_default();
    match outcome.executable {
        Some(program) if outcome.errors.is_empty() => Ok(Program::Built(program)),
        _ if outcome.errors.is_empty() => Err(Problem::Ours(messages::no_program(lesson))),
        _ => Ok(Program::Rejected(diagnose::real(workspace, answer, &outcome.errors))),
    }
}

/// The package that builds a lesson where students write it, as `cargo run --bin` does: what is built for one is
/// built for the other.
fn package(workspace: &Workspace, answer: &Answer) -> Option<PathBuf> {
    let lessons = workspace.root.join("lessons");
    if answer.path.parent() != Some(lessons.as_path()) {
        return None;
    }
    let name = format!("name = {:?}", answer.lesson.name);
    let manifest = answer.lesson.stage().manifest(workspace);
    let text = fs::read_to_string(&manifest).unwrap_or_default();
    text.lines().any(|line| line == name).then_some(manifest)
}
