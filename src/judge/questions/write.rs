//! The generated crate of the questions: a program for each lesson.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::scan::{About, Questions};
use crate::check::copies;
use crate::check::lessons::Stage;
use crate::check::messages;
use crate::check::plan::{Answer, Plan};
use crate::check::problem::Problem;
use crate::check::workspace::Workspace;
use crate::check::write::{copy_lockfile, facades, package, profile, quoted, workbook_dependency, write_new};

/// A program with the questions of a lesson.
#[derive(Debug, Clone)]
pub struct Written {
    /// The crate.
    pub manifest: PathBuf,
    /// The program in it.
    pub bin: String,
}

/// Writes the crate with a program of these questions, which belong to the answer's lesson.
///
/// # Errors
/// When the target folder can't be written to.
pub fn write(
    workspace: &Workspace,
    plan: &Plan,
    answer: &Answer,
    questions: &Questions,
) -> Result<Written, Problem> {
    // Each lesson has a crate of its own, so that asking about one never touches another's.
    let home = workspace.checks().join(&plan.key).join("predict").join(&answer.lesson.name);
    let bin = format!("predict-{}", answer.bin);
    write_all(workspace, plan, &home, &bin, &root_of(answer, questions))
        .map_err(|error| Problem::Ours(messages::cannot_write(&home, &error)))?;
    Ok(Written { manifest: home.join("Cargo.toml"), bin })
}

fn write_all(workspace: &Workspace, plan: &Plan, home: &Path, bin: &str, root: &str) -> io::Result<()> {
    fs::create_dir_all(home)?;
    copies::write(plan)?;
    let manifest = format!(
        "{}[workspace]\n\n[dependencies]\n{}{}{}\
         [[bin]]\nname = {bin:?}\npath = \"main.rs\"\n",
        package(plan, &bin.replace(['-', '.'], "_")),
        facades(workspace, ""),
        workbook_dependency(workspace, Stage::Model),
        built_whole(&profile(workspace, plan.judging)?),
    );
    write_new(&home.join("main.rs"), root)?;
    write_new(&home.join("Cargo.toml"), &manifest)?;
    copy_lockfile(workspace, home)
}

/// What the checks build piece by piece is built whole here: the program is a second copy of the answer, and its pieces
/// would take four times its room. Whatever it shares with the checks stays as it is, so nothing is built twice.
fn built_whole(profile: &str) -> String {
    profile.replacen("incremental = true", "incremental = false", 1)
}

/// The root of the program; as in a check's, the answer may name its public items by `crate::`.
fn root_of(answer: &Answer, questions: &Questions) -> String {
    let (path, own) = (quoted(&answer.copy), quoted(&questions.path));
    let (module, file) = match questions.about {
        About::TheAnswer => {
            (format!("#[path = {path}]\nmod answer;\nuse answer::*;\n"), format!("Some({path})"))
        }
        About::ItsOwnPrograms => (String::new(), "None".to_owned()),
    };
    let list: String = questions
        .all
        .iter()
        .map(|question| format!("        ({0:?}, questions::{0}),\n", question.name))
        .collect();
    format!(
        "#![forbid(unsafe_code)]\n#![allow(warnings)]\n{module}#[path = {own}]\nmod questions;\n\
         fn main() -> ::engine::predict::ExitCode {{\n    \
         let files = ::engine::predict::Files {{ questions: {own}, answer: {file} }};\n    \
         ::engine::predict::ask(&files, &[\n{list}    ])\n}}\n"
    )
}
