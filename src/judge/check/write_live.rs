//! The generated crates of the live lessons. In one workspace, each answer with its driver is a program, and the checks
//! of each lesson are another, which starts it: neither holds what belongs to the other. In the second one, an answer
//! lies with those of its lesson's checks that run on the model.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::batch::Batch;
use super::copies;
use super::crates::{self, Manifests, Program};
use super::lessons::{CheckFile, Stage};
use super::messages;
use super::plan::{Answer, Plan};
use super::problem::Problem;
use super::scan::Check;
use super::workspace::Workspace;
use super::write::{
    FACADES, facades, profile, program, quoted, section, seen_by_answers, workbook_dependency,
};

/// Photos are worked on in the crates that lessons are given, so those are optimised, except what takes
/// most of the time to build and does little of the work. Answers are short, and their checks
/// are never edited: incremental building would take much room and save no time.
const PROFILE: &str = r#"
[profile.dev]
debug = false
incremental = false

[profile.dev.package."*"]
opt-level = 3
overflow-checks = false
debug-assertions = false

[profile.dev.package.image]
opt-level = 0

[profile.dev.package.moxcms]
opt-level = 0

[profile.dev.package.pxfm]
opt-level = 0

"#;

/// The program with the checks of an answer's lesson.
pub fn checks_bin(answer: &Answer) -> String {
    format!("{}-checks", answer.lesson.name)
}

/// The program with an answer and the checks of its lesson that run on the model.
pub fn model_bin(answer: &Answer) -> String {
    format!("{}-model", answer.bin)
}

/// The manifests of the two.
#[derive(Debug, Clone)]
pub struct Written {
    /// The answers with their drivers, and the checks.
    pub live: PathBuf,
    /// The answers with checks on the model.
    pub model: PathBuf,
}

/// Writes both.
///
/// # Errors
/// When the target folder can't be written to.
pub fn write(workspace: &Workspace, plan: &Plan) -> Result<Written, Problem> {
    let home = workspace.checks().join(&plan.key);
    let ours = |error| Problem::Ours(messages::cannot_write(&home, &error));
    copies::write(plan).map_err(ours)?;
    let live = write_live(workspace, plan, &home.join("live")).map_err(ours)?;
    let model = write_model(workspace, plan, &home.join("live-model")).map_err(ours)?;
    Ok(Written { live, model })
}

fn write_live(workspace: &Workspace, plan: &Plan, home: &Path) -> io::Result<PathBuf> {
    let mut programs = Vec::new();
    let mut lessons = BTreeMap::new();
    for answer in &plan.answers {
        if let (Some(_), Some(live)) = (answer.text.source(), &answer.lesson.live) {
            let root = driver_root(answer, &live.driver);
            programs.push(Program { bin: answer.bin.clone(), root, answers: vec![answer] });
            lessons.insert(checks_bin(answer), checks_root(&live.checks));
        }
    }
    let checks = |(bin, root)| Program { bin, root, answers: Vec::new() };
    programs.extend(lessons.into_iter().map(checks));
    let live = quoted(&workspace.root.join("tests/checks/live/support"));
    let answer = used_by_answers(workspace, |_| true)?;
    let manifests = Manifests {
        shared: shared(workspace, Stage::Live)?,
        program: format!("{answer}live = {{ path = {live} }}\n"),
        answer,
        profile: PROFILE.to_owned(),
    };
    crates::write(workspace, home, &manifests, &programs)
}

fn write_model(workspace: &Workspace, plan: &Plan, home: &Path) -> io::Result<PathBuf> {
    let on_model = |index: usize| {
        let answer = &plan.answers[index];
        let batch = Batch { bin: model_bin(answer), answers: vec![index] };
        answer.lesson.live.is_some().then(|| program(plan, &batch)).flatten()
    };
    let programs: Vec<Program> = (0..plan.answers.len()).filter_map(on_model).collect();
    // What the model has another one of.
    let is_no_facade = |line: &str| {
        let name = line.split(['.', ' ']).next().unwrap_or_default().replace('-', "_");
        name != "workbook" && FACADES.iter().all(|(facade, ..)| *facade != name)
    };
    const WITH_FILES: &str = ", features = [\"files\"]";
    let theirs = used_by_answers(workspace, is_no_facade)?;
    let manifests = Manifests {
        shared: shared(workspace, Stage::Model)?,
        answer: theirs.clone() + &seen_by_answers(workspace, WITH_FILES),
        program: theirs + &facades(workspace, WITH_FILES),
        profile: profile(plan.judging),
    };
    crates::write(workspace, home, &manifests, &programs)
}

fn driver_root(answer: &Answer, driver: &Path) -> String {
    format!(
        "#![forbid(unsafe_code)]\n#![allow(warnings)]\nuse ::{} as answer;\n#[path = {}]\nmod driver;\n\
         fn main() -> ::std::process::ExitCode {{\n    ::live::drive(driver::drive)\n}}\n",
        crates::crate_of(answer),
        quoted(driver)
    )
}

fn checks_root(file: &CheckFile) -> String {
    let name = |check: &Check| format!("        ({0:?}, checks::{0}),\n", check.name);
    let checks: String = file.checks.iter().map(name).collect();
    format!(
        "#![forbid(unsafe_code)]\n#[path = {}]\nmod checks;\n\
         fn main() -> ::std::process::ExitCode {{\n    ::live::run_check(&[\n{checks}    ])\n}}\n",
        quoted(&file.path)
    )
}

/// The versions that the workspace agrees on.
fn shared(workspace: &Workspace, stage: Stage) -> io::Result<String> {
    let manifest = fs::read_to_string(workspace.root.join("Cargo.toml"))?;
    let root = quoted(&workspace.root);
    let absolute = |line: &str| line.replace("path = \"", &format!("path = {}/", root.trim_end_matches('"')));
    let lines = section(&manifest, "[workspace.dependencies]").filter(|line| !line.starts_with("workbook "));
    let lines: String = lines.map(|line| absolute(line) + "\n").collect();
    Ok(format!("[workspace.dependencies]\n{}{lines}", workbook_dependency(workspace, stage)))
}

/// The crates that answers may use are those of the package `lessons-live`, word for word.
fn used_by_answers(workspace: &Workspace, wanted: impl Fn(&str) -> bool) -> io::Result<String> {
    let lessons = fs::read_to_string(workspace.root.join("lessons/live/Cargo.toml"))?;
    Ok(section(&lessons, "[dependencies]")
        .filter(|line| wanted(line))
        .map(|line| format!("{line}\n"))
        .collect())
}
