//! Both builds of the answers, and which program belongs to which answer.

use std::collections::{BTreeSet, HashMap};
use std::env;
use std::path::{Path, PathBuf};
use std::thread;

use super::batch::Batch;
use super::build_lock::BuildLock;
use super::cancel::Cancel;
use super::cargo::{self, Call, CompileError, Goal, Outcome};
use super::compiler;
use super::diagnose;
use super::in_batches::{Called, build_in_batches};
use super::judge::Options;
use super::lessons::Stage;
use super::messages;
use super::notices::Busy;
use super::plan::{Answer, Judging, Plan};
use super::problem::Problem;
use super::run_folder::RunFolder;
use super::sources::{self, Sources};
use super::workspace::Workspace;
use super::write;
use super::write_again;
use super::write_live;

/// The target folders, under that for checks. What is programs is built in one, so that they share what they stand on.
pub const PROGRAMS_BUILD: &str = "programs-build";
pub const REAL_BUILD: &str = "real-build";

/// What came of building one answer.
#[derive(Debug, Clone)]
pub enum Built {
    /// The program that runs its checks, the answer inside it.
    Program(PathBuf),
    /// The program that runs its checks, and the one with the answer that it starts; for those of its checks that
    /// run on the model there is a program as for other lessons.
    Live { checks: PathBuf, driver: PathBuf, modelled: Option<Box<Built>> },
    /// Why there is no program, in the words that the student sees.
    Failed(String),
}

impl Built {
    /// What a check is run with that runs there.
    pub fn at(&self, stage: Stage) -> &Built {
        match self {
            Built::Live { modelled: Some(modelled), .. } if stage == Stage::Model => modelled,
            built => built,
        }
    }

    /// A driver knows by its name which of its answers it is to run.
    fn name_driver(&mut self, programs: &RunFolder, answer: &Answer) -> Result<(), Problem> {
        if let Built::Live { driver, .. } = self {
            *driver = programs.keep_as(driver, write_live::driver_name(answer) + env::consts::EXE_SUFFIX)?;
        }
        Ok(())
    }
}

/// Builds these answers of the plan, given as indices.
///
/// Another command may build another text as soon as this is done, so the programs are put into a folder of the caller's.
///
/// # Errors
/// When no answer can be built at all: see [`cargo::call`] and [`write::write`].
pub fn build(
    workspace: &Workspace,
    plan: &Plan,
    answers: &[usize],
    options: &Options,
    programs: &RunFolder,
) -> Result<HashMap<usize, Built>, Problem> {
    build_into(workspace, plan, options, programs, |with| build_all(workspace, plan, answers, with))
}

/// Builds answers that have passed on the model once more, to be asked again on real threads.
///
/// # Errors
/// As [`build`].
pub fn build_again(
    workspace: &Workspace,
    plan: &Plan,
    answers: &[usize],
    options: &Options,
    programs: &RunFolder,
) -> Result<HashMap<usize, Built>, Problem> {
    build_into(workspace, plan, options, programs, |with| {
        let (modelled, live) = plan.by_stage(answers);
        let mut outcomes = HashMap::new();
        for (answers, stage) in [(modelled, Stage::Model), (live, Stage::Live)] {
            outcomes.extend(build_in_batches(plan, &answers, Goal::Programs, &mut |batches| {
                let manifest = write_again::write(workspace, plan, batches, stage)?;
                with.call_for(&manifest, batches, with.cancel)
            })?);
        }
        let judge =
            |index: &usize| (*index, judge(workspace, &plan.answers[*index], None, outcomes.get(index)));
        Ok(answers.iter().map(judge).collect())
    })
}

fn build_into(
    workspace: &Workspace,
    plan: &Plan,
    options: &Options,
    programs: &RunFolder,
    build: impl FnOnce(&With<'_>) -> Result<HashMap<usize, Built>, Problem>,
) -> Result<HashMap<usize, Built>, Problem> {
    let compiler = compiler::within_limits(workspace, options)?;
    let busy = Busy::new(options.notice);
    let _lock = BuildLock::take(workspace, &options.cancel, &busy)?;
    let with =
        With { workspace, programs, compiler: compiler.as_deref(), cancel: &options.cancel, busy: &busy };
    let mut built = build(&with)?;
    for (index, built) in &mut built {
        built.name_driver(programs, &plan.answers[*index])?;
    }
    Ok(built)
}

/// What all builds of a call have in common.
struct With<'a> {
    workspace: &'a Workspace,
    programs: &'a RunFolder,
    compiler: Option<&'a Path>,
    cancel: &'a Cancel,
    busy: &'a Busy,
}

impl With<'_> {
    fn call(&self, manifest: &Path, target: &str, bins: &[&str], goal: Goal, cancel: &Cancel) -> Called {
        let target = &self.workspace.checks().join(target);
        cargo::call(&Call { manifest, target, bins, goal, compiler: self.compiler, cancel, busy: self.busy })
    }

    /// Builds these programs of a workspace, and keeps them: the next one may have others of these names.
    fn programs(&self, manifest: &Path, bins: &[&str], cancel: &Cancel) -> Called {
        let mut outcomes = self.call(manifest, PROGRAMS_BUILD, bins, Goal::Programs, cancel)?;
        let workspace = manifest.parent().and_then(Path::file_name).unwrap_or_default();
        for program in outcomes.values_mut().filter_map(|outcome| outcome.executable.as_mut()) {
            *program = self
                .programs
                .keep_as(program, Path::new(workspace).join(program.file_name().unwrap_or_default()))?;
        }
        Ok(outcomes)
    }

    /// Builds the programs of these batches.
    fn call_for(&self, manifest: &Path, batches: &[Batch], cancel: &Cancel) -> Called {
        let bins: Vec<&str> = batches.iter().map(|batch| batch.bin.as_str()).collect();
        self.programs(manifest, &bins, cancel)
    }
}

fn build_all(
    workspace: &Workspace,
    plan: &Plan,
    answers: &[usize],
    with: &With<'_>,
) -> Result<HashMap<usize, Built>, Problem> {
    let (modelled, live) = plan.by_stage(answers);
    let mut built = HashMap::new();
    if !modelled.is_empty() {
        built.extend(build_modelled(workspace, plan, &modelled, with)?);
    }
    if !live.is_empty() {
        built.extend(build_live(workspace, plan, &live, with)?);
    }
    Ok(built)
}

/// An answer to a live lesson is a program by itself; the checks of a lesson are one program for all of them.
fn build_live(
    workspace: &Workspace,
    plan: &Plan,
    answers: &[usize],
    with: &With<'_>,
) -> Result<HashMap<usize, Built>, Problem> {
    let of = |index: &usize| &plan.answers[*index];
    let mut programs = HashMap::new();
    let live = build_in_batches(plan, answers, Goal::Programs, &mut |batches| {
        let manifest = write_live::write_live(workspace, plan, batches)?;
        let lessons: BTreeSet<String> =
            answers.iter().map(|index| write_live::checks_bin(&of(index).lesson)).collect();
        let bins: Vec<&str> =
            batches.iter().map(|batch| &batch.bin).chain(&lessons).map(String::as_str).collect();
        let outcomes = with.programs(&manifest, &bins, with.cancel)?;
        programs.extend(lessons.into_iter().filter_map(|bin| {
            let program = outcomes.get(&bin)?.executable.clone()?;
            Some((bin, program))
        }));
        Ok(outcomes)
    })?;
    let is_modelled = |index: &usize| of(index).lesson.modelled.is_some();
    let modelled: Vec<usize> = answers.iter().copied().filter(is_modelled).collect();
    let modelled = build_in_batches(plan, &modelled, Goal::Programs, &mut |batches| {
        let manifest = write_live::write_model(workspace, plan, batches)?;
        with.call_for(&manifest, batches, with.cancel)
    })?;
    let judge_one = |index: &usize| {
        let (answer, live) = (of(index), live.get(index));
        let checks = programs
            .get(&write_live::checks_bin(&answer.lesson))
            .ok_or_else(|| Problem::Ours(messages::no_live_checks(&answer.lesson.name)))?;
        let on_model =
            modelled.get(index).map(|program| Box::new(judge(workspace, answer, live, Some(program))));
        Ok((*index, judge_live(workspace, answer, checks.clone(), live, on_model)))
    };
    answers.iter().map(judge_one).collect()
}

fn judge_live(
    workspace: &Workspace,
    answer: &Answer,
    checks: PathBuf,
    outcome: Option<&Outcome>,
    modelled: Option<Box<Built>>,
) -> Built {
    let errors = outcome.map(|outcome| outcome.errors.clone()).unwrap_or_default();
    let own = |error: &&CompileError| Path::new(&error.file) == answer.copy;
    let own: Vec<CompileError> = errors.iter().filter(own).cloned().collect();
    if !own.is_empty() {
        return Built::Failed(diagnose::real(workspace, answer, &own));
    }
    if let Some(failed) = broke(answer, [outcome, None]) {
        return failed;
    }
    match outcome.and_then(|outcome| outcome.executable.clone()) {
        Some(driver) if errors.is_empty() => match foreign(workspace, answer, outcome) {
            None => Built::Live { checks, driver, modelled },
            Some(failed) => failed,
        },
        _ => Built::Failed(diagnose::model(workspace, answer, &errors)),
    }
}

/// Why there is no program of an answer that takes in other files.
fn foreign(workspace: &Workspace, answer: &Answer, outcome: Option<&Outcome>) -> Option<Built> {
    match outcome.map_or(Sources::Unknown, |outcome| sources::of(answer, outcome)) {
        Sources::Own => None,
        Sources::Foreign(file) => Some(Built::Failed(diagnose::reads_another_file(workspace, answer, &file))),
        Sources::Unknown => Some(Built::Failed(diagnose::model(workspace, answer, &[]))),
    }
}

/// The real `std` is asked in a target folder of its own, so that neither build waits for the other's lock; on two
/// cores both together take as long as the slower. When it rejects every answer, nobody waits for the model.
fn build_modelled(
    workspace: &Workspace,
    plan: &Plan,
    answers: &[usize],
    with: &With<'_>,
) -> Result<HashMap<usize, Built>, Problem> {
    let model_alone = Cancel::never();
    let _with_all = with.cancel.ending(model_alone.as_ending());
    let (real, model) = thread::scope(|scope| {
        let real = scope.spawn(|| {
            let real = ask_the_compiler(workspace, plan, answers, with);
            if real.as_ref().is_ok_and(|real| answers.iter().all(|answer| is_rejected(real.get(answer)))) {
                model_alone.cancel();
            }
            real
        });
        let model = build_on_model(workspace, plan, answers, with, &model_alone);
        (real.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), model)
    });
    let real = real?;
    let model = match model {
        Err(Problem::Cancelled) if !with.cancel.is_cancelled() => HashMap::new(),
        model => model?,
    };
    let judge = |index: &usize| {
        let answer = &plan.answers[*index];
        (*index, judge(workspace, answer, real.get(index), model.get(index)))
    };
    Ok(answers.iter().map(judge).collect())
}

fn ask_the_compiler(
    workspace: &Workspace,
    plan: &Plan,
    answers: &[usize],
    with: &With<'_>,
) -> Result<HashMap<usize, Outcome>, Problem> {
    build_in_batches(plan, answers, Goal::Opinion, &mut |batches| {
        let manifest = write::write_real(workspace, plan, &written(plan, batches))?;
        let bins: Vec<&str> = batches.iter().flat_map(|batch| batch.crate_names(plan)).collect();
        with.call(&manifest, REAL_BUILD, &bins, Goal::Opinion, with.cancel)
    })
}

fn build_on_model(
    workspace: &Workspace,
    plan: &Plan,
    answers: &[usize],
    with: &With<'_>,
    cancel: &Cancel,
) -> Result<HashMap<usize, Outcome>, Problem> {
    build_in_batches(plan, answers, Goal::Programs, &mut |batches| {
        let manifest = write::write_model(workspace, plan, &written(plan, batches))?;
        with.call_for(&manifest, batches, cancel)
    })
}

/// What is written for Cargo when these are built. What is asked for next time is part of the same crates, or Cargo would
/// write and read them anew.
fn written(plan: &Plan, batches: &[Batch]) -> Vec<Batch> {
    match plan.judging {
        Judging::Again => Batch::all(plan),
        Judging::Once => batches.to_vec(),
    }
}

fn is_rejected(outcome: Option<&Outcome>) -> bool {
    outcome.is_some_and(Outcome::is_rejected)
}

fn broke(answer: &Answer, outcomes: [Option<&Outcome>; 2]) -> Option<Built> {
    let broke = outcomes.into_iter().flatten().find_map(|outcome| outcome.broke.as_ref())?;
    Some(Built::Failed(diagnose::broke(answer, broke)))
}

/// The real compiler's word comes first: its errors speak of the types that the student knows.
fn judge(workspace: &Workspace, answer: &Answer, real: Option<&Outcome>, model: Option<&Outcome>) -> Built {
    let errors =
        |outcome: Option<&Outcome>| outcome.map(|outcome| outcome.errors.clone()).unwrap_or_default();
    let (real_errors, model_errors) = (errors(real), errors(model));
    if !real_errors.is_empty() {
        return Built::Failed(diagnose::real(workspace, answer, &real_errors));
    }
    if let Some(failed) = broke(answer, [real, model]) {
        return failed;
    }
    match model.and_then(|outcome| outcome.executable.clone()) {
        Some(program) if model_errors.is_empty() => match foreign(workspace, answer, model) {
            None => Built::Program(program),
            Some(failed) => failed,
        },
        _ => Built::Failed(diagnose::model(workspace, answer, &model_errors)),
    }
}
