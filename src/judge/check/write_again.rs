//! The generated crates in which answers that passed on the model are asked again on real threads. An answer sees the
//! same names of `std` there as on the model, so it has no files and no processes either, unless its lesson is live.

use std::io;
use std::path::PathBuf;

use super::batch::Batch;
use super::crates::{self, Manifests, Program};
use super::lessons::{CheckFile, Modelled, Stage};
use super::plan::{Answer, Judging, Plan};
use super::problem::Problem;
use super::workspace::Workspace;
use super::write::{PLUG, Part, dependency, profile, write_into};
use super::write_live::{self, shared, used_by_answers};

/// What an answer calls a part of the real `std`, the package behind it, and its folder under `model/real/`.
const PARTS: [Part; 2] = [("std", "real-std", "std"), ("core", "real-core", "core")];

/// What the checks are made with.
const HARNESS: Part = ("real", "real", "tests/checks/real/support");

/// Writes the crates of these batches, of lessons of this stage; gives back their manifest.
///
/// # Errors
/// When the target folder can't be written to.
pub fn write(
    workspace: &Workspace,
    plan: &Plan,
    batches: &[Batch],
    stage: Stage,
) -> Result<PathBuf, Problem> {
    let programs: Vec<Program> = batches.iter().filter_map(|batch| program(plan, batch)).collect();
    let harness = dependency(&workspace.root, HARNESS, "") + &dependency(&workspace.model, PLUG, "");
    let (folder, manifests): (_, fn(&Workspace, &str) -> io::Result<Manifests>) = match stage {
        Stage::Model => ("again", manifests),
        // Beside their drivers: what they stand on is not compiled again.
        Stage::Live => ("live", write_live::manifests),
    };
    write_into(workspace, plan, folder, |home| {
        crates::write(workspace, home, &manifests(workspace, &harness)?, &programs)
    })
}

fn manifests(workspace: &Workspace, harness: &str) -> io::Result<Manifests> {
    let used = used_by_answers(workspace, Stage::Model, |_| true)?;
    Ok(Manifests {
        shared: shared(workspace, Stage::Model)?,
        answer: used.clone() + &parts(workspace),
        program: used + harness,
        profile: profile(workspace, Judging::Once)?,
    })
}

fn parts(workspace: &Workspace) -> String {
    let home = workspace.model.join("real");
    PARTS.map(|part| dependency(&home, part, "")).concat()
}

fn program<'a>(plan: &'a Plan, batch: &Batch) -> Option<Program<'a>> {
    let answers = batch.answers_of(plan);
    let lesson = &answers.first()?.lesson;
    let root = root_of(batch, &answers, lesson.modelled.as_ref()?, lesson.real.as_ref()?);
    Some(Program::around(batch, answers, root, None))
}

/// Each answer is plugged into the contract of the model's checks.
fn root_of(batch: &Batch, answers: &[&Answer], modelled: &Modelled, file: &CheckFile) -> String {
    let shared = crates::module("contract", &modelled.contract)
        + &crates::module("checks", &file.path)
        + &crates::list_of_checks(file, "fn() -> ::real::Held");
    let module =
        |_: &Answer| "use crate::contract;\n".to_owned() + &crates::module("adapter", &modelled.adapter);
    let plugged = |answer: &Answer, module: &str| {
        (answer.bin.clone(), format!("|| contract::PLUG.put(&{module}::adapter::ANSWER)"))
    };
    crates::root(batch, answers, &shared, module, plugged, "real::run_check", ", CHECKS")
}
