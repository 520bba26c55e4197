//! The generated crates of the live lessons. In one workspace, each answer with its driver is a program, and the checks
//! of each lesson are another, which starts it: neither holds what belongs to the other. In the second one, an answer
//! lies with those of its lesson's checks that run on the model.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::batch::{Batch, Crates};
use super::crates::{self, Manifests, Program, RESTRICTIONS};
use super::lessons::{CheckFile, Lesson, Stage};
use super::plan::{Answer, Judging, Plan};
use super::problem::Problem;
use super::workspace::Workspace;
use super::write::{
    FACADES, facades, profile, programs, quoted, section, seen_by_answers, workbook_dependency, write_into,
};

/// The program with the checks of a lesson.
pub fn checks_bin(lesson: &Lesson) -> String {
    format!("{}-checks", lesson.name)
}

/// What the program with an answer is called where it runs.
pub fn driver_name(answer: &Answer) -> String {
    format!("{}-driver", answer.bin)
}

/// Writes the crates of these batches with their drivers, and those of their lessons' checks; gives back their manifest.
///
/// # Errors
/// When the target folder can't be written to.
pub fn write_live(workspace: &Workspace, plan: &Plan, batches: &[Batch]) -> Result<PathBuf, Problem> {
    write_into(workspace, plan, "live", |home| write_drivers(workspace, plan, batches, home))
}

/// Writes the crates of these batches with the checks that run on the model; gives back their manifest.
///
/// # Errors
/// When the target folder can't be written to.
pub fn write_model(workspace: &Workspace, plan: &Plan, batches: &[Batch]) -> Result<PathBuf, Problem> {
    write_into(workspace, plan, "live-model", |home| write_modelled(workspace, plan, batches, home))
}

fn write_drivers(workspace: &Workspace, plan: &Plan, batches: &[Batch], home: &Path) -> io::Result<PathBuf> {
    let mut programs = Vec::new();
    let mut lessons = BTreeMap::new();
    for batch in batches {
        let answers = batch.answers_of(plan);
        let lesson = &answers[0].lesson;
        if let Some(live) = &lesson.live {
            let root = driver_root(batch, &answers, &live.driver);
            lessons.insert(checks_bin(lesson), checks_root(&live.checks));
            programs.push(Program::around(batch, answers, root, None));
        }
    }
    let checks = |(bin, root)| Program { bin, root, answers: Vec::new(), crates: Crates::Each, lesson: None };
    programs.extend(lessons.into_iter().map(checks));
    let live = quoted(&workspace.root.join("tests/checks/live/support"));
    let manifests = manifests(workspace, &format!("live = {{ path = {live} }}\n"))?;
    crates::write(workspace, home, &manifests, &programs)
}

/// What programs around answers to live lessons have in common; they stand on `harness`.
pub(super) fn manifests(workspace: &Workspace, harness: &str) -> io::Result<Manifests> {
    let answer = used_by_answers(workspace, Stage::Live, |_| true)?;
    Ok(Manifests {
        shared: shared(workspace, Stage::Live)?,
        program: answer.clone() + harness,
        answer,
        profile: profile(workspace, Judging::Once)?,
    })
}

fn write_modelled(workspace: &Workspace, plan: &Plan, batches: &[Batch], home: &Path) -> io::Result<PathBuf> {
    let programs = programs(plan, batches);
    // What the model has another one of.
    let is_no_facade = |line: &str| {
        let name = line.split(['.', ' ']).next().unwrap_or_default().replace('-', "_");
        name != "workbook" && FACADES.iter().all(|(facade, ..)| *facade != name)
    };
    const WITH_FILES: &str = ", features = [\"files\"]";
    let theirs = used_by_answers(workspace, Stage::Live, is_no_facade)?;
    let manifests = Manifests {
        shared: shared(workspace, Stage::Model)?,
        answer: theirs.clone() + &seen_by_answers(workspace, WITH_FILES),
        program: theirs + &facades(workspace, WITH_FILES),
        profile: profile(workspace, plan.judging)?,
    };
    crates::write(workspace, home, &manifests, &programs)
}

/// Each answer lies beside a copy of its lesson's driver. Which of them runs is chosen by the program's name.
fn driver_root(batch: &Batch, answers: &[&Answer], driver: &Path) -> String {
    let drive = |answer: &Answer, module: &str| (driver_name(answer), format!("{module}::driver::drive"));
    crates::root(batch, answers, "", |_| crates::module("driver", driver), drive, "live::drive", "")
}

fn checks_root(file: &CheckFile) -> String {
    let checks = crates::module("checks", &file.path);
    let listed = crates::list_of_checks(file, "fn() -> ::live::Held");
    let main = "fn main() -> ::std::process::ExitCode {\n    ::live::run_check(CHECKS)\n}\n";
    format!("{RESTRICTIONS}{checks}{listed}{main}")
}

/// The versions that the workspace agrees on.
pub(super) fn shared(workspace: &Workspace, stage: Stage) -> io::Result<String> {
    let manifest = fs::read_to_string(workspace.root.join("Cargo.toml"))?;
    let root = quoted(&workspace.root);
    let absolute = |line: &str| line.replace("path = \"", &format!("path = {}/", root.trim_end_matches('"')));
    let lines = section(&manifest, "[workspace.dependencies]").filter(|line| !line.starts_with("workbook "));
    let lines: String = lines.map(|line| absolute(line) + "\n").collect();
    Ok(format!("[workspace.dependencies]\n{}{lines}", workbook_dependency(workspace, stage)))
}

/// The crates that answers may use.
pub(super) fn used_by_answers(
    workspace: &Workspace,
    stage: Stage,
    wanted: impl Fn(&str) -> bool,
) -> io::Result<String> {
    let lessons = fs::read_to_string(stage.manifest(workspace))?;
    Ok(section(&lessons, "[dependencies]")
        .filter(|line| wanted(line))
        .map(|line| format!("{line}\n"))
        .collect())
}
