//! The generated crates of the live lessons. In one, each answer with its driver is a program, and the checks of
//! each lesson are another, which starts it: neither holds what belongs to the other. In the second one, an answer
//! lies with those of its lesson's checks that run on the model.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::copies;
use super::lessons::{CheckFile, Stage};
use super::messages;
use super::plan::{Answer, Plan};
use super::problem::Problem;
use super::workspace::Workspace;
use super::write::{
    FACADES, copy_lockfile, facades, list_of, package, profile, quoted, root_of, section,
    workbook_dependency, write_new,
};

/// Photos are worked on in the crates that lessons are given, so those are optimised. Answers are short, and their checks
/// are never edited: incremental building would take much room and save no time.
const PROFILE: &str = r#"
[profile.dev]
debug = false
incremental = false

[profile.dev.package."*"]
opt-level = 3
overflow-checks = false
debug-assertions = false

"#;

/// The program with the checks of an answer's lesson.
pub fn checks_bin(answer: &Answer) -> String {
    format!("{}-checks", answer.lesson.name)
}

/// The program with an answer and the checks of its lesson that run on the model.
pub fn model_bin(answer: &Answer) -> String {
    format!("{}-model", answer.bin)
}

/// The manifests of the two generated crates.
#[derive(Debug, Clone)]
pub struct Written {
    /// The answers with their drivers, and the checks.
    pub live: PathBuf,
    /// The answers with checks on the model.
    pub model: PathBuf,
}

/// Writes both crates.
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
    let mut programs = BTreeMap::new();
    for answer in &plan.answers {
        if let (Some(_), Some(live)) = (answer.text.source(), &answer.lesson.live) {
            programs.insert(answer.bin.clone(), driver_root(answer, &live.driver));
            programs.insert(checks_bin(answer), checks_root(&live.checks));
        }
    }
    let live = quoted(&workspace.root.join("tests/checks/live/support"));
    let dependencies =
        dependencies(workspace, Stage::Live, |_| true)? + &format!("live = {{ path = {live} }}\n");
    write_crate(workspace, home, package(plan, "live") + &dependencies + PROFILE, &programs)
}

fn write_model(workspace: &Workspace, plan: &Plan, home: &Path) -> io::Result<PathBuf> {
    let is_ours = |answer: &&Answer| {
        let both = answer.lesson.live.is_some() && answer.lesson.modelled.is_some();
        both && answer.text.source().is_some()
    };
    let ours = plan.answers.iter().filter(is_ours);
    let programs = ours.map(|answer| (model_bin(answer), root_of(answer))).collect();
    // What the model has another one of.
    let is_no_facade = |line: &str| {
        let name = line.split(['.', ' ']).next().unwrap_or_default().replace('-', "_");
        FACADES.iter().all(|(facade, ..)| *facade != name)
    };
    let dependencies = dependencies(workspace, Stage::Model, is_no_facade)?
        + &facades(workspace, ", features = [\"files\"]");
    let manifest = package(plan, "live-model") + &dependencies + &profile(plan.judging);
    write_crate(workspace, home, manifest, &programs)
}

/// Each program with its root; gives back the manifest.
fn write_crate(
    workspace: &Workspace,
    home: &Path,
    mut manifest: String,
    programs: &BTreeMap<String, String>,
) -> io::Result<PathBuf> {
    for (bin, root) in programs {
        write_new(&home.join(format!("{bin}.rs")), root)?;
        manifest += &format!("[[bin]]\nname = {bin:?}\npath = \"{bin}.rs\"\n\n");
    }
    write_new(&home.join("Cargo.toml"), &manifest)?;
    copy_lockfile(workspace, home)?;
    Ok(home.join("Cargo.toml"))
}

/// The answer may name its public items by `crate::`, as if it were the root.
fn driver_root(answer: &Answer, driver: &Path) -> String {
    format!(
        "#![forbid(unsafe_code)]\n#![allow(warnings)]\n#[path = {}]\nmod driver;\n\
         #[path = {}]\nmod answer;\nuse answer::*;\n\
         fn main() -> ::std::process::ExitCode {{\n    ::live::drive(driver::drive)\n}}\n",
        quoted(driver),
        quoted(&answer.copy)
    )
}

fn checks_root(file: &CheckFile) -> String {
    let checks = list_of(file);
    format!(
        "#![forbid(unsafe_code)]\n#[path = {}]\nmod checks;\n\
         fn main() -> ::std::process::ExitCode {{\n    ::live::run_check(&[\n{checks}    ])\n}}\n",
        quoted(&file.path)
    )
}

/// The crates that answers may use are those of the package `lessons-live`, word for word.
fn dependencies(workspace: &Workspace, stage: Stage, wanted: impl Fn(&str) -> bool) -> io::Result<String> {
    let shared = fs::read_to_string(workspace.root.join("Cargo.toml"))?;
    let lessons = fs::read_to_string(workspace.root.join("lessons/live/Cargo.toml"))?;
    let root = quoted(&workspace.root);
    let absolute = |line: &str| line.replace("path = \"", &format!("path = {}/", root.trim_end_matches('"')));
    let mut text =
        format!("[workspace]\n\n[workspace.dependencies]\n{}", workbook_dependency(workspace, stage));
    for line in section(&shared, "[workspace.dependencies]").filter(|line| !line.starts_with("workbook ")) {
        text += &format!("{}\n", absolute(line));
    }
    text += "\n[dependencies]\n";
    for line in section(&lessons, "[dependencies]").filter(|line| wanted(line)) {
        text += &format!("{line}\n");
    }
    Ok(text)
}
