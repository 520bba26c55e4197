//! The generated crates of a program: one that compiles it against the model, one against the real `std`.
//!
//! Both compile a copy of the text that was read, whatever becomes of the file meanwhile. The program is a library
//! of its own, so its names and attributes mean what they mean in the file. One line behind its last one gives its
//! private `main` to its caller.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::messages;
use super::source::Source;
use crate::check::messages as shared;
use crate::check::plan::{Answer, Plan};
use crate::check::problem::Problem;
use crate::check::workspace::Workspace;
use crate::check::write::{copy_lockfile, facades, package, profile, quoted, section, write_new};

/// The crates that a program may use beside `std`.
const CRATES: [&str; 2] = ["parking_lot", "crossbeam-channel"];

/// What a program is called in its own process.
pub const MAIN: &str = "main";

/// What was written.
#[derive(Debug, Clone)]
pub struct Written {
    /// The crate that compiles it against the model.
    pub model: PathBuf,
    /// Against the real `std`.
    pub real: PathBuf,
    /// Where the copies of its text are, in the same order.
    pub copies: [PathBuf; 2],
}

/// Writes both crates.
///
/// # Errors
/// When the target folder can't be written to.
pub fn write(workspace: &Workspace, plan: &Plan, source: &Source) -> Result<Written, Problem> {
    let home = workspace.checks().join(&plan.key);
    write_all(workspace, plan, source, &home)
        .map_err(|error| Problem::Ours(shared::cannot_write(&home, &error)))
}

fn write_all(workspace: &Workspace, plan: &Plan, source: &Source, home: &Path) -> io::Result<Written> {
    let answer = &plan.answers[0];
    let copies = ["on-model", "on-real"].map(|kind| home.join(kind).join(place_of(source)));
    write_new(&copies[0], &format!("{}\n{}", source.text, messages::entry()))?;
    write_new(&copies[1], &source.text)?;
    let (model, real) = (home.join("try"), home.join("try-real"));
    write_new(&model.join("main.rs"), &root_of(answer))?;
    write_new(&model.join("Cargo.toml"), &model_manifest(workspace, plan, &copies[0])?)?;
    write_new(&real.join("Cargo.toml"), &real_manifest(workspace, plan, &copies[1])?)?;
    for folder in [&model, &real] {
        copy_lockfile(workspace, folder)?;
    }
    Ok(Written { model: model.join("Cargo.toml"), real: real.join("Cargo.toml"), copies })
}

/// The last folder and the file, as they are: messages name both. A name that a compiler could not take is another.
fn place_of(source: &Source) -> PathBuf {
    let plain = |name: &str| {
        !name.is_empty()
            && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-.".contains(letter))
    };
    let folder = source.path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    let folder = if plain(&folder) { folder.as_ref() } else { "program" };
    let file = source.file_name();
    let file = if plain(&file) { file.as_str() } else { "program.rs" };
    Path::new(folder).join(file)
}

fn root_of(answer: &Answer) -> String {
    format!(
        "#![forbid(unsafe_code)]\nfn main() -> ::engine::ExitCode {{\n    \
         ::engine::run_program(&[({MAIN:?}, ::{}::__workbook_main)])\n}}\n",
        answer.bin
    )
}

fn model_manifest(workspace: &Workspace, plan: &Plan, copy: &Path) -> io::Result<String> {
    let bin = &plan.answers[0].bin;
    Ok(format!(
        "{}[workspace]\n\n[dependencies]\n{}{}\n{LINTS}[lib]\nname = {bin:?}\npath = {}\n\n\
         [[bin]]\nname = {bin:?}\npath = \"main.rs\"\n",
        package(plan, "try"),
        facades(workspace, ", features = [\"program\"]"),
        profile(workspace, plan.judging)?,
        quoted(copy),
    ))
}

const LINTS: &str = "[lints.rust]\nunsafe_code = \"forbid\"\n\n";

fn real_manifest(workspace: &Workspace, plan: &Plan, copy: &Path) -> io::Result<String> {
    let shared = fs::read_to_string(workspace.root.join("Cargo.toml"))?;
    let mut text = package(plan, "try-real");
    text += "[workspace]\n\n[dependencies]\n";
    for line in section(&shared, "[workspace.dependencies]") {
        if CRATES.iter().any(|name| line.starts_with(&format!("{name} "))) {
            text += &format!("{line}\n");
        }
    }
    let bin = &plan.answers[0].bin;
    Ok(text + &format!("\n{LINTS}[[bin]]\nname = {bin:?}\npath = {}\n", quoted(copy)))
}
