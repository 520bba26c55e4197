//! The generated crates: those that compile answers with their checks against the model, and one that compiles each
//! answer alone against the real `std`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use super::batch::{Batch, Crates};
use super::copies;
use super::crates::{self, Manifests, Program};
use super::draft;
use super::lessons::{Modelled, Stage};
use super::messages;
use super::plan::{Answer, Judging, Plan};
use super::problem::Problem;
use super::scan::Main;
use super::workspace::Workspace;

/// What a crate of ours is called where it is used, its package, and its folder.
pub(super) type Part = (&'static str, &'static str, &'static str);

/// What an answer may call a façade, with folders under `model/`.
pub(super) const FACADES: [Part; 4] = [
    ("std", "model-std", "std"),
    ("core", "model-core", "core"),
    ("parking_lot", "model-parking-lot", "parking_lot"),
    ("crossbeam_channel", "model-crossbeam-channel", "crossbeam_channel"),
];

/// What lets an answer be plugged into the checks.
pub(super) const PLUG: Part = ("plug", "model-plug", "plug");
/// What checks are made with; no answer sees it.
const HARNESS: [Part; 2] = [("engine", "model-engine", "engine"), PLUG];

/// Debug information would cost a fifth of each build. The runtime makes the steps of many thousand schedules, so it is
/// optimised, and what it stands on. What works on photos is built as for who runs a lesson.
/// Nobody edits what answers are built on, so only answers are worth the room that incremental building takes.
const PROFILE: &str = r#"
[profile.dev]
debug = false
incremental = INCREMENTAL

[profile.dev.package."*"]
incremental = false

[profile.dev.package.model-runtime]
opt-level = 3
codegen-units = 1
debug-assertions = false

[profile.dev.package.model-engine]
opt-level = 1
debug-assertions = false

[profile.dev.package.model-std]
opt-level = 3
debug-assertions = false

[profile.dev.package.corosensei]
opt-level = 3
debug-assertions = false

[profile.dev.package.smallvec]
opt-level = 3
debug-assertions = false

"#;

/// Writes the crates of these batches, against the model; gives back their manifest. A file that holds the right text
/// already is left alone, so that Cargo sees no change where there is none.
///
/// # Errors
/// When the target folder can't be written to.
pub fn write_model(workspace: &Workspace, plan: &Plan, batches: &[Batch]) -> Result<PathBuf, Problem> {
    let programs = programs(plan, batches);
    write_into(workspace, plan, "model", |home| {
        crates::write(workspace, home, &on_model(workspace, plan.judging)?, &programs)
    })
}

/// Writes the crate in which the answers of these batches are programs by themselves; gives back its manifest.
///
/// # Errors
/// When the target folder can't be written to.
pub fn write_real(workspace: &Workspace, plan: &Plan, batches: &[Batch]) -> Result<PathBuf, Problem> {
    write_into(workspace, plan, "real", |home| write_real_into(workspace, plan, batches, home))
}

/// Writes the copies of a plan's answers, and crates for them into a folder of the plan's.
pub(super) fn write_into(
    workspace: &Workspace,
    plan: &Plan,
    folder: &str,
    write: impl FnOnce(&Path) -> io::Result<PathBuf>,
) -> Result<PathBuf, Problem> {
    let home = workspace.checks().join(&plan.key).join(folder);
    copies::write(plan)
        .and_then(|()| write(&home))
        .map_err(|error| Problem::Ours(messages::cannot_write(&home, &error)))
}

fn write_real_into(
    workspace: &Workspace,
    plan: &Plan,
    batches: &[Batch],
    home: &Path,
) -> io::Result<PathBuf> {
    let is_ours = |answer: &&Answer| answer.text.source().is_some() && answer.lesson.stage() == Stage::Model;
    let mut roots = Vec::new();
    for batch in batches {
        let answers = batch.answers_of(plan);
        match batch.crates {
            Crates::One => roots.push((batch.bin.as_str(), crates::write_together(&batch.bin, &answers)?)),
            Crates::Each => {
                for answer in answers.into_iter().filter(is_ours) {
                    roots.push((&answer.bin, root_alone(answer, home)?));
                }
            }
        }
    }
    let manifest = home.join("Cargo.toml");
    write_new(&manifest, &real_manifest(workspace, plan, &roots)?)?;
    copy_lockfile(workspace, home)?;
    Ok(manifest)
}

/// The program that an answer is by itself, or one around it if it has no `main`.
fn root_alone(answer: &Answer, home: &Path) -> io::Result<PathBuf> {
    if answer.text.source().is_none_or(|source| source.main == Main::There) {
        return Ok(answer.copy.clone());
    }
    let around = home.join(format!("{}.rs", answer.bin));
    let module = crates::module("answer", &answer.copy);
    write_new(&around, &format!("#![allow(dead_code)]\n{module}fn main() {{}}\n"))?;
    Ok(around)
}

fn on_model(workspace: &Workspace, judging: Judging) -> io::Result<Manifests> {
    Ok(Manifests {
        shared: String::new(),
        answer: seen_by_answers(workspace, ""),
        program: facades(workspace, ""),
        profile: profile(workspace, judging)?,
    })
}

/// The façades that an answer may use, and what lessons share. `of_std` is more that is said of `std`.
pub(super) fn seen_by_answers(workspace: &Workspace, of_std: &str) -> String {
    theirs(workspace, of_std) + &workbook_dependency(workspace, Stage::Model)
}

/// The programs of these batches; none for answers that can't be read, or whose lesson has no checks on the model.
pub(super) fn programs<'a>(plan: &'a Plan, batches: &[Batch]) -> Vec<Program<'a>> {
    let program = |batch: &Batch| {
        let answers = batch.answers_of(plan);
        let lesson = &answers.first()?.lesson;
        let root = root_of(batch, &answers, lesson.modelled.as_ref()?);
        let are_read = answers.iter().all(|answer| answer.text.source().is_some());
        are_read.then(|| Program::around(batch, answers, root, Some(lesson)))
    };
    batches.iter().filter_map(program).collect()
}

/// Each answer is plugged into the lesson's contract before a check runs.
fn root_of(batch: &Batch, answers: &[&Answer], modelled: &Modelled) -> String {
    let lesson = |answer: &Answer| crates::crate_of_lesson(&answer.lesson);
    let module = |answer: &Answer| {
        format!("use ::{}::contract;\n{}", lesson(answer), crates::module("adapter", &modelled.adapter))
    };
    let plugged = |answer: &Answer, module: &str| {
        let lesson = lesson(answer);
        (answer.bin.clone(), format!("|| ::{lesson}::contract::PLUG.put(&{module}::adapter::ANSWER)"))
    };
    let checks = answers.first().map(|answer| format!(", ::{}::CHECKS", lesson(answer)));
    crates::root(batch, answers, "", module, plugged, "engine::run_check", &checks.unwrap_or_default())
}

pub(crate) fn package(plan: &Plan, kind: &str) -> String {
    format!(
        "# Written anew for every check.\n[package]\nname = \"{kind}-{}\"\nedition = \"2024\"\nautobins = false\n\n",
        plan.key
    )
}

/// The dependencies that are a model, and what checks are made with; `of_std` is more that is said of `std`.
pub(crate) fn facades(workspace: &Workspace, of_std: &str) -> String {
    theirs(workspace, of_std) + &HARNESS.map(|part| dependency(&workspace.model, part, "")).concat()
}

fn theirs(workspace: &Workspace, of_std: &str) -> String {
    let line = |part: Part| dependency(&workspace.model, part, if part.0 == "std" { of_std } else { "" });
    FACADES.map(line).concat()
}

/// A dependency on a part whose folder is in `home`; `more` is what else is said of it.
pub(super) fn dependency(home: &Path, (name, package, folder): Part, more: &str) -> String {
    format!("{name} = {{ package = {package:?}, path = {}{more} }}\n", quoted(&home.join(folder)))
}

/// How programs are built, all alike, so that they share what they stand on. What makes a second build faster costs the first
/// one time, and room.
pub(crate) fn profile(workspace: &Workspace, judging: Judging) -> io::Result<String> {
    let profile = PROFILE.replace("INCREMENTAL", if judging == Judging::Again { "true" } else { "false" });
    let manifest = fs::read_to_string(workspace.root.join("Cargo.toml"))?;
    let is_of_more = |line: &&str| line.starts_with("[profile.dev.package.") && !PROFILE.contains(*line);
    let headers = manifest.lines().filter(is_of_more);
    let lines = |header| section(&manifest, header).map(|line| format!("{line}\n")).collect::<String>();
    Ok(headers.map(|header| format!("{header}\n{}\n", lines(header))).fold(profile, |all, one| all + &one))
}

fn real_manifest(workspace: &Workspace, plan: &Plan, roots: &[(&str, PathBuf)]) -> io::Result<String> {
    let shared = fs::read_to_string(workspace.root.join("Cargo.toml"))?;
    let lessons = fs::read_to_string(Stage::Model.manifest(workspace))?;
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
    text += &format!("[profile.dev]\ndebug = false\nincremental = {}\n\n", plan.judging == Judging::Again);
    for (name, root) in roots {
        text += &format!("[[bin]]\nname = {name:?}\npath = {}\n\n", quoted(root));
    }
    Ok(text)
}

/// What lessons share; on the model it reads no clock and throws no dice.
pub(crate) fn workbook_dependency(workspace: &Workspace, stage: Stage) -> String {
    let features =
        if stage == Stage::Model { ", default-features = false, features = [\"model\"]" } else { "" };
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
    let draft = draft::beside(path, text)?;
    let time = draft.as_file().metadata()?.modified()?;
    if time.duration_since(UNIX_EPOCH).is_ok_and(|since| since.subsec_nanos() == 0) {
        draft.as_file().set_modified(time + Duration::from_secs(1))?;
    }
    draft.persist(path)?;
    Ok(())
}
