//! The generated crates: one that compiles each answer with its checks against the model, one that
//! compiles each answer alone against the real `std`.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, UNIX_EPOCH};

use super::copies;
use super::lessons::{CheckFile, Stage};
use super::messages;
use super::plan::{Answer, Judging, Plan};
use super::problem::Problem;
use super::scan::Main;
use super::workspace::Workspace;

/// What an answer may call a façade, the package behind it, and its folder under `model/`.
pub(super) const FACADES: [(&str, &str, &str); 5] = [
    ("std", "model-std", "std"),
    ("core", "model-core", "core"),
    ("engine", "model-engine", "engine"),
    ("parking_lot", "model-parking-lot", "parking_lot"),
    ("crossbeam_channel", "model-crossbeam-channel", "crossbeam_channel"),
];

/// Debug information would cost a fifth of each build. The engine runs many thousand schedules, so
/// it is optimised. The answer is not: a check spends its time in the engine, and a first build at
/// level 1 takes six times as long. The lessons' command line never runs in a check. Nobody edits what answers are built
/// on, so only answers are worth the room that incremental building takes.
const PROFILE: &str = r#"
[profile.dev]
debug = false
incremental = INCREMENTAL

[profile.dev.package."*"]
opt-level = 3
incremental = false

[profile.dev.package.model-engine]
codegen-units = 1

[profile.dev.package.clap_builder]
opt-level = 0

[profile.dev.package.workbook-core]
opt-level = 0

"#;

/// The manifests of the two generated crates.
#[derive(Debug, Clone)]
pub struct Written {
    /// Against the model.
    pub model: PathBuf,
    /// Against the real `std`.
    pub real: PathBuf,
}

/// Writes both crates. A file that holds the right text already is left alone, so that Cargo sees
/// no change where there is none.
///
/// # Errors
/// When the target folder can't be written to.
pub fn write(workspace: &Workspace, plan: &Plan) -> Result<Written, Problem> {
    let home = workspace.checks().join(&plan.key);
    write_all(workspace, plan, &home).map_err(|error| Problem::Ours(messages::cannot_write(&home, &error)))
}

fn write_all(workspace: &Workspace, plan: &Plan, home: &Path) -> io::Result<Written> {
    let (model, real) = (home.join("model"), home.join("real"));
    let is_ours = |answer: &&Answer| answer.text.source().is_some() && answer.lesson.live.is_none();
    let answers: Vec<&Answer> = plan.answers.iter().filter(is_ours).collect();
    copies::write(plan)?;
    for answer in &answers {
        write_new(&model.join(format!("{}.rs", answer.bin)), &root_of(answer))?;
        if lacks_main(answer) {
            write_new(&real.join(format!("{}.rs", answer.bin)), &program_of(answer))?;
        }
    }
    write_new(&model.join("Cargo.toml"), &model_manifest(workspace, plan, &answers))?;
    write_new(&real.join("Cargo.toml"), &real_manifest(workspace, plan, &answers)?)?;
    for folder in [&model, &real] {
        copy_lockfile(workspace, folder)?;
    }
    Ok(Written { model: model.join("Cargo.toml"), real: real.join("Cargo.toml") })
}

/// The root of an answer's check program; the answer may name its public items by `crate::`. `forbid` can't be lifted further down. The checks come first: a macro of the
/// answer's is known only below it.
pub(super) fn root_of(answer: &Answer) -> String {
    let Some(file) = &answer.lesson.modelled else { return String::new() };
    let checks = list_of(file);
    let types = file.types.as_deref();
    let types = types.map_or(String::new(), |types| format!("#[path = {}]\nmod types;\n", quoted(types)));
    format!(
        "#![forbid(unsafe_code)]\n#![allow(warnings)]\n\
         #[path = {}]\nmod checks;\n#[path = {}]\nmod answer;\nuse answer::*;\n{types}\
         fn main() -> ::engine::ExitCode {{\n    ::engine::run_check(&[\n{checks}    ])\n}}\n",
        quoted(&file.path),
        quoted(&answer.copy)
    )
}

/// The checks of a file, as a program names them.
pub(super) fn list_of(file: &CheckFile) -> String {
    file.checks.iter().map(|check| format!("        ({0:?}, checks::{0}),\n", check.name)).collect()
}

fn lacks_main(answer: &Answer) -> bool {
    answer.text.source().is_some_and(|source| source.main == Main::Missing)
}

/// A program around an answer that has no `main`.
fn program_of(answer: &Answer) -> String {
    format!("#![allow(dead_code)]\n#[path = {}]\nmod answer;\nfn main() {{}}\n", quoted(&answer.copy))
}

pub(crate) fn package(plan: &Plan, kind: &str) -> String {
    format!(
        "# Written anew for every check.\n[package]\nname = \"{kind}-{}\"\nedition = \"2024\"\nautobins = false\n\n",
        plan.key
    )
}

pub(super) fn bins(answers: &[&Answer], path: impl Fn(&Answer) -> PathBuf) -> String {
    answers
        .iter()
        .map(|answer| format!("[[bin]]\nname = {:?}\npath = {}\n\n", answer.bin, quoted(&path(answer))))
        .collect()
}

fn model_manifest(workspace: &Workspace, plan: &Plan, answers: &[&Answer]) -> String {
    let mut text = package(plan, "model");
    text += "[workspace]\n\n[dependencies]\n";
    text += &facades(workspace, "");
    text += &workbook_dependency(workspace, Stage::Model);
    text += &profile(plan.judging);
    text + &bins(answers, |answer| PathBuf::from(format!("{}.rs", answer.bin)))
}

/// The dependencies that are a model; `of_std` is more that is said of `std`.
pub(crate) fn facades(workspace: &Workspace, of_std: &str) -> String {
    let line = |(name, package, folder): (&str, &str, &str)| {
        let path = quoted(&workspace.model.join(folder));
        let more = if name == "std" { of_std } else { "" };
        format!("{name} = {{ package = {package:?}, path = {path}{more} }}\n")
    };
    FACADES.map(line).concat()
}

/// What makes a second build faster costs the first one time, and room.
pub(crate) fn profile(judging: Judging) -> String {
    PROFILE.replace("INCREMENTAL", if judging == Judging::Again { "true" } else { "false" })
}

/// The crates that answers may use are those of the package `lessons`, word for word.
fn real_manifest(workspace: &Workspace, plan: &Plan, answers: &[&Answer]) -> io::Result<String> {
    let shared = fs::read_to_string(workspace.root.join("Cargo.toml"))?;
    let lessons = fs::read_to_string(workspace.root.join("lessons/Cargo.toml"))?;
    let mut text = package(plan, "real");
    text +=
        &format!("[workspace]\n\n[workspace.dependencies]\n{}", workbook_dependency(workspace, Stage::Live));
    for line in section(&shared, "[workspace.dependencies]").filter(|line| !line.starts_with("workbook ")) {
        text += &format!("{line}\n");
    }
    text += "\n[dependencies]\n";
    for line in section(&lessons, "[dependencies]") {
        text += &format!("{line}\n");
    }
    text += "\n[lints.rust]\nunsafe_code = \"forbid\"\n\n";
    Ok(text
        + &bins(answers, |answer| match lacks_main(answer) {
            true => PathBuf::from(format!("{}.rs", answer.bin)),
            false => answer.copy.clone(),
        }))
}

/// What lessons share; on the model it reads no clock and throws no dice.
pub(crate) fn workbook_dependency(workspace: &Workspace, stage: Stage) -> String {
    let features = if stage == Stage::Model { ", features = [\"model\"]" } else { "" };
    let path = quoted(&workspace.root.join("src/core"));
    format!("workbook = {{ package = \"workbook-core\", path = {path}{features} }}\n")
}

/// As Rust and TOML both read it; the form for debugging writes some letters as only Rust reads them.
pub(crate) fn quoted(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{text}\"")
}

pub(crate) fn section<'a>(manifest: &'a str, header: &'a str) -> impl Iterator<Item = &'a str> {
    manifest
        .lines()
        .skip_while(move |line| line.trim() != header)
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
}

/// Cargo drops from the copy what the crate does not need, so the copy is compared with what it was made from.
pub(crate) fn copy_lockfile(workspace: &Workspace, folder: &Path) -> io::Result<()> {
    let lock = fs::read_to_string(workspace.root.join("Cargo.lock"))?;
    let origin = folder.join("Cargo.lock.origin");
    if folder.join("Cargo.lock").is_file() && fs::read_to_string(&origin).is_ok_and(|old| old == lock) {
        return Ok(());
    }
    write_new(&folder.join("Cargo.lock"), &lock)?;
    write_new(&origin, &lock)
}

/// Two checks at once may write the same file: each writes its own and puts it in place whole. What is written is newer
/// than the last build for Cargo, even where files have whole seconds.
pub(crate) fn write_new(path: &Path, text: &str) -> io::Result<()> {
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    static DRAFTS: AtomicU32 = AtomicU32::new(0);
    let draft = DRAFTS.fetch_add(1, Ordering::Relaxed);
    let draft = path.with_extension(format!("{}-{draft}.draft", std::process::id()));
    fs::write(&draft, text)?;
    let written = File::options().write(true).open(&draft)?;
    let time = written.metadata()?.modified()?;
    if time.duration_since(UNIX_EPOCH).is_ok_and(|since| since.subsec_nanos() == 0) {
        written.set_modified(time + Duration::from_secs(1))?;
    }
    fs::rename(&draft, path)
}
