//! The generated crates: those that compile answers with their checks against the model, and one that compiles each
//! answer alone against the real `std`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use super::batch::Batch;
use super::copies;
use super::crates::{self, Manifests, Program};
use super::draft;
use super::lessons::{Modelled, Stage};
use super::messages;
use super::plan::{Answer, Judging, Plan};
use super::problem::Problem;
use super::scan::{Check, Main};
use super::workspace::Workspace;

/// What an answer may call a façade, the package behind it, and its folder under `model/`.
pub(super) const FACADES: [(&str, &str, &str); 5] = [
    ("std", "model-std", "std"),
    ("core", "model-core", "core"),
    ("engine", "model-engine", "engine"),
    ("parking_lot", "model-parking-lot", "parking_lot"),
    ("crossbeam_channel", "model-crossbeam-channel", "crossbeam_channel"),
];

/// Debug information would cost a fifth of each build. The runtime makes the steps of many thousand schedules, so it is
/// optimised, and what it stands on. Nothing else is: a first build would take longer.
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
        crates::write(workspace, home, &on_model(workspace, plan.judging), &programs)
    })
}

/// Writes the crate in which each answer is a program of its own; gives back its manifest.
///
/// # Errors
/// When the target folder can't be written to.
pub fn write_real(workspace: &Workspace, plan: &Plan) -> Result<PathBuf, Problem> {
    write_into(workspace, plan, "real", |home| write_real_into(workspace, plan, home))
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

fn write_real_into(workspace: &Workspace, plan: &Plan, home: &Path) -> io::Result<PathBuf> {
    let is_ours = |answer: &&Answer| answer.text.source().is_some() && answer.lesson.stage() == Stage::Model;
    let answers: Vec<&Answer> = plan.answers.iter().filter(is_ours).collect();
    for answer in answers.iter().filter(|answer| lacks_main(answer)) {
        write_new(&home.join(format!("{}.rs", answer.bin)), &program_of(answer))?;
    }
    let manifest = home.join("Cargo.toml");
    write_new(&manifest, &real_manifest(workspace, plan, &answers)?)?;
    copy_lockfile(workspace, home)?;
    Ok(manifest)
}

fn on_model(workspace: &Workspace, judging: Judging) -> Manifests {
    Manifests {
        shared: String::new(),
        answer: seen_by_answers(workspace, ""),
        program: facades(workspace, ""),
        profile: profile(judging),
    }
}

/// The façades that an answer may use, and what lessons share. `of_std` is more that is said of `std`.
pub(super) fn seen_by_answers(workspace: &Workspace, of_std: &str) -> String {
    let facades = facades(workspace, of_std);
    let theirs = facades.lines().filter(|line| !line.starts_with("engine "));
    theirs.map(|line| format!("{line}\n")).collect::<String>() + &workbook_dependency(workspace, Stage::Model)
}

/// The programs of these batches; none for answers that can't be read, or whose lesson has no checks on the model.
pub(super) fn programs<'a>(plan: &'a Plan, batches: &[Batch]) -> Vec<Program<'a>> {
    let program = |batch: &Batch| {
        let answers = batch.answers_of(plan);
        let lesson = &answers.first()?.lesson;
        let root = root_of(&answers, lesson.modelled.as_ref()?);
        let are_read = answers.iter().all(|answer| answer.text.source().is_some());
        are_read.then(|| Program { bin: batch.bin.clone(), root, answers, lesson: Some(lesson) })
    };
    batches.iter().filter_map(program).collect()
}

/// Each answer is plugged into the lesson's contract before a check runs.
fn root_of(answers: &[&Answer], modelled: &Modelled) -> String {
    let lesson = |answer: &Answer| crates::crate_of_lesson(&answer.lesson);
    let module = |answer: &Answer| {
        format!("use ::{}::contract;\n{}", lesson(answer), crates::module("adapter", &modelled.adapter))
    };
    let checks = |answer: &Answer, module: &str| {
        let lesson = lesson(answer);
        let check = |check: &Check| {
            let plugged = format!("::{lesson}::contract::PLUG.put(&{module}::adapter::ANSWER)");
            let called = format!("|| {{ {plugged}; ::{lesson}::checks::{}() }}", check.name);
            (answer.prefix_on_model() + &check.name, called)
        };
        modelled.checks.checks.iter().map(check).collect()
    };
    crates::root(answers, module, checks, "engine::run_check")
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

fn real_manifest(workspace: &Workspace, plan: &Plan, answers: &[&Answer]) -> io::Result<String> {
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
    Ok(text
        + &bins(answers, |answer| match lacks_main(answer) {
            true => PathBuf::from(format!("{}.rs", answer.bin)),
            false => answer.copy.clone(),
        }))
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
