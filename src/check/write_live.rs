//! The generated crate of the live lessons: each answer with its driver is a program, and the checks of each
//! lesson are another, which starts it. Neither holds what belongs to the other.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::messages;
use super::plan::{Answer, Plan, Text};
use super::problem::Problem;
use super::workspace::Workspace;
use super::write::{bins, copy_lockfile, package, quoted, section, workbook_dependency, write_new};

/// Photos are worked on in the crates that lessons are given, so those are optimised.
const PROFILE: &str = r#"
[profile.dev]
debug = false

[profile.dev.package."*"]
opt-level = 3
overflow-checks = false
debug-assertions = false

"#;

/// The program with the checks of an answer's lesson.
pub fn checks_bin(answer: &Answer) -> String {
    format!("{}-checks", answer.lesson.name)
}

/// Writes the crate; gives back its manifest.
///
/// # Errors
/// When the target folder can't be written to.
pub fn write(workspace: &Workspace, plan: &Plan) -> Result<PathBuf, Problem> {
    let home = workspace.checks().join(&plan.key).join("live");
    write_all(workspace, plan, &home).map_err(|error| Problem::Ours(messages::cannot_write(&home, &error)))
}

fn write_all(workspace: &Workspace, plan: &Plan, home: &Path) -> io::Result<PathBuf> {
    let mut drivers = Vec::new();
    let mut checks = BTreeMap::new();
    for answer in &plan.answers {
        if let (Text::Read { .. }, Some(driver)) = (&answer.text, answer.lesson.driver()) {
            write_new(&home.join(format!("{}.rs", answer.bin)), &driver_root(answer, driver))?;
            write_new(&home.join(format!("{}.rs", checks_bin(answer))), &checks_root(answer))?;
            drivers.push(answer);
            checks.insert(checks_bin(answer), ());
        }
    }
    let mut manifest = package(plan, "live") + &dependencies(workspace)? + PROFILE;
    manifest += &bins(&drivers, |answer| PathBuf::from(format!("{}.rs", answer.bin)));
    for bin in checks.keys() {
        manifest += &format!("[[bin]]\nname = {bin:?}\npath = \"{bin}.rs\"\n\n");
    }
    write_new(&home.join("Cargo.toml"), &manifest)?;
    copy_lockfile(workspace, home)?;
    Ok(home.join("Cargo.toml"))
}

fn driver_root(answer: &Answer, driver: &Path) -> String {
    format!(
        "#![forbid(unsafe_code)]\n#![allow(warnings)]\n#[path = {}]\nmod answer;\n#[path = {}]\nmod driver;\n\
         fn main() -> ::std::process::ExitCode {{\n    ::live::drive(driver::drive)\n}}\n",
        quoted(&answer.path),
        quoted(driver)
    )
}

fn checks_root(answer: &Answer) -> String {
    let checks =
        answer.lesson.checks.iter().map(|check| format!("        ({0:?}, checks::{0}),\n", check.name));
    let checks: String = checks.collect();
    format!(
        "#![forbid(unsafe_code)]\n#[path = {}]\nmod checks;\n\
         fn main() -> ::std::process::ExitCode {{\n    ::live::run_check(&[\n{checks}    ])\n}}\n",
        quoted(&answer.lesson.checks_file)
    )
}

/// The crates that answers may use are those of the package `lessons-live`, word for word, and what checks are
/// made with.
fn dependencies(workspace: &Workspace) -> io::Result<String> {
    let shared = fs::read_to_string(workspace.root.join("Cargo.toml"))?;
    let lessons = fs::read_to_string(workspace.root.join("lessons/live/Cargo.toml"))?;
    let root = quoted(&workspace.root);
    let absolute = |line: &str| line.replace("path = \"", &format!("path = {}/", root.trim_end_matches('"')));
    let mut text = format!("[workspace]\n\n[workspace.dependencies]\n{}", workbook_dependency(workspace));
    for line in section(&shared, "[workspace.dependencies]").filter(|line| !line.starts_with("workbook ")) {
        text += &format!("{}\n", absolute(line));
    }
    text += "\n[dependencies]\n";
    for line in section(&lessons, "[dependencies]") {
        text += &format!("{line}\n");
    }
    text += &format!("live = {{ path = {} }}\n", quoted(&workspace.root.join("tests/checks/live/support")));
    Ok(text)
}
