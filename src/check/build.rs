//! Both builds of the answers, and which program belongs to which answer.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use super::cargo::{self, Call, CompileError, Goal, Outcome};
use super::diagnose;
use super::messages;
use super::plan::{Answer, Plan};
use super::problem::Problem;
use super::workspace::Workspace;
use super::write;
use super::write_live;

/// The target folders, under that for checks.
const MODEL_BUILD: &str = "model-build";
const REAL_BUILD: &str = "real-build";
const LIVE_BUILD: &str = "live-build";

/// What came of building one answer.
#[derive(Debug, Clone)]
pub enum Built {
    /// The program that runs its checks, the answer inside it.
    Program(PathBuf),
    /// The program that runs its checks, and the one with the answer that it starts.
    Live { checks: PathBuf, driver: PathBuf },
    /// Why there is none, in the words that the student sees.
    Failed(String),
}

/// Builds these answers of the plan, given as indices.
///
/// # Errors
/// When no answer can be built at all: see [`cargo::call`] and [`write::write`].
pub fn build(
    workspace: &Workspace,
    plan: &Plan,
    answers: &[usize],
) -> Result<HashMap<usize, Built>, Problem> {
    let is_live = |index: &usize| plan.answers[*index].lesson.driver().is_some();
    let (live, modelled): (Vec<usize>, Vec<usize>) = answers.iter().partition(|index| is_live(index));
    let mut built = HashMap::new();
    if !modelled.is_empty() {
        built.extend(build_modelled(workspace, plan, &modelled)?);
    }
    if !live.is_empty() {
        built.extend(build_live(workspace, plan, &live)?);
    }
    Ok(built)
}

/// An answer to a live lesson is a program by itself; the checks of a lesson are one program for all of them.
fn build_live(
    workspace: &Workspace,
    plan: &Plan,
    answers: &[usize],
) -> Result<HashMap<usize, Built>, Problem> {
    let manifest = write_live::write(workspace, plan)?;
    let target = workspace.checks().join(LIVE_BUILD);
    if !target.exists() {
        eprintln!("{}", messages::first_live_build());
    }
    let of = |index: &usize| &plan.answers[*index];
    let checks: BTreeSet<String> = answers.iter().map(|index| write_live::checks_bin(of(index))).collect();
    let bins: Vec<&str> =
        answers.iter().map(|index| of(index).bin.as_str()).chain(checks.iter().map(String::as_str)).collect();
    let outcomes =
        cargo::call(&Call { manifest: &manifest, target: &target, bins: &bins, goal: Goal::Programs })?;
    let program = |bin: &str| outcomes.get(bin).and_then(|outcome| outcome.executable.clone());
    let judge = |index: &usize| {
        let answer = of(index);
        let checks = program(&write_live::checks_bin(answer))
            .ok_or_else(|| Problem::Ours(messages::no_live_checks(&answer.lesson.name)))?;
        Ok((*index, judge_live(workspace, answer, checks, outcomes.get(&answer.bin))))
    };
    answers.iter().map(judge).collect()
}

fn judge_live(workspace: &Workspace, answer: &Answer, checks: PathBuf, outcome: Option<&Outcome>) -> Built {
    let errors = outcome.map(|outcome| outcome.errors.clone()).unwrap_or_default();
    let own = |error: &&CompileError| Path::new(&error.file) == answer.path;
    let own: Vec<CompileError> = errors.iter().filter(own).cloned().collect();
    if !own.is_empty() {
        return Built::Failed(diagnose::real(workspace, answer, &own));
    }
    match outcome.and_then(|outcome| outcome.executable.clone()) {
        Some(driver) if errors.is_empty() => match sources(answer, &driver) {
            Sources::Own => Built::Live { checks, driver },
            Sources::Foreign(file) => Built::Failed(diagnose::reads_another_file(workspace, answer, &file)),
            Sources::Unknown => Built::Failed(diagnose::model(workspace, answer, &[])),
        },
        _ => Built::Failed(diagnose::model(workspace, answer, &errors)),
    }
}

/// The real `std` is asked in a target folder
/// of its own, so that neither build waits for the other's lock; on two cores both together take as
/// long as the slower.
fn build_modelled(
    workspace: &Workspace,
    plan: &Plan,
    answers: &[usize],
) -> Result<HashMap<usize, Built>, Problem> {
    let written = write::write(workspace, plan)?;
    if !workspace.checks().join(MODEL_BUILD).exists() {
        eprintln!("{}", messages::first_build());
    }
    let bins: Vec<&str> = answers.iter().map(|index| plan.answers[*index].bin.as_str()).collect();
    let call = |manifest, target: &str, goal| {
        let target = workspace.checks().join(target);
        cargo::call(&Call { manifest, target: &target, bins: &bins, goal })
    };
    let (real, model) = thread::scope(|scope| {
        let real = scope.spawn(|| call(&written.real, REAL_BUILD, Goal::Opinion));
        let model = call(&written.model, MODEL_BUILD, Goal::Programs);
        (real.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), model)
    });
    let (real, model) = (real?, model?);
    let judge = |index: &usize| {
        let answer = &plan.answers[*index];
        (*index, judge(workspace, answer, real.get(&answer.bin), model.get(&answer.bin)))
    };
    Ok(answers.iter().map(judge).collect())
}

/// The real compiler's word comes first: its errors speak of the types that the student knows.
fn judge(workspace: &Workspace, answer: &Answer, real: Option<&Outcome>, model: Option<&Outcome>) -> Built {
    let errors =
        |outcome: Option<&Outcome>| outcome.map(|outcome| outcome.errors.clone()).unwrap_or_default();
    let (real_errors, model_errors) = (errors(real), errors(model));
    if !real_errors.is_empty() {
        return Built::Failed(diagnose::real(workspace, answer, &real_errors));
    }
    match model.and_then(|outcome| outcome.executable.clone()) {
        Some(program) if model_errors.is_empty() => match sources(answer, &program) {
            Sources::Own => Built::Program(program),
            Sources::Foreign(file) => Built::Failed(diagnose::reads_another_file(workspace, answer, &file)),
            Sources::Unknown => Built::Failed(diagnose::model(workspace, answer, &[])),
        },
        _ => Built::Failed(diagnose::model(workspace, answer, &model_errors)),
    }
}

/// Whether a program was made from its own files alone.
enum Sources {
    Own,
    Foreign(PathBuf),
    Unknown,
}

/// An answer may not take in another file, the solution for one. The compiler lists all it has read.
fn sources(answer: &Answer, program: &Path) -> Sources {
    let list = source_list(program).and_then(|list| fs::read_to_string(list).ok()).unwrap_or_default();
    let Some((_, files)) = list.lines().next().and_then(|line| line.split_once(": ")) else {
        return Sources::Unknown;
    };
    let own = format!("{}.rs", answer.bin);
    let expected = |file: &Path| {
        file == answer.path
            || file == answer.lesson.checks_file
            || Some(file) == answer.lesson.driver()
            || file.file_name().is_some_and(|name| name == own.as_str())
    };
    paths_in(files).into_iter().find(|file| !expected(file)).map_or(Sources::Own, Sources::Foreign)
}

/// The compiler's list lies in `deps`, beside the program under its full name; Cargo's own list
/// beside the program is not written when another program failed. Older builds may have left lists
/// as well, so the one is taken whose program is ours.
fn source_list(program: &Path) -> Option<PathBuf> {
    let prefix = format!("{}-", program.file_stem()?.to_str()?.replace('-', "_"));
    let folder = fs::read_dir(program.parent()?.join("deps")).ok()?;
    let paths = folder.flatten().map(|entry| entry.path());
    let lists = paths.filter(|path| {
        let is_ours = |name: &str| name.starts_with(&prefix) && name.ends_with(".d");
        path.file_name().and_then(|name| name.to_str()).is_some_and(is_ours)
    });
    let ours = fs::metadata(program).ok()?;
    let is_program = |list: &PathBuf| {
        let other = fs::metadata(list.with_extension(std::env::consts::EXE_EXTENSION));
        other.is_ok_and(|other| other.len() == ours.len() && other.modified().ok() == ours.modified().ok())
    };
    let lists: Vec<PathBuf> = lists.collect();
    match &lists[..] {
        [only] => Some(only.clone()),
        several => several.iter().find(|list| is_program(list)).cloned(),
    }
}

/// As in a makefile: separated by spaces, a space of a path's own written `\ `.
fn paths_in(list: &str) -> Vec<PathBuf> {
    let joined = list.trim().replace("\\ ", "\0");
    joined.split_whitespace().map(|path| PathBuf::from(path.replace('\0', " "))).collect()
}
