//! From a lesson to its questions with their keys.

use std::path::{Path, PathBuf};

use protocol::question::Question;
use protocol::{Ask, Report, Request};

use super::messages;
use super::scan::{About, Named, Questions};
use super::write;
use crate::check::build::PROGRAMS_BUILD;
use crate::check::build_lock::BuildLock;
use crate::check::cargo::{self, Call, Goal};
use crate::check::compiler;
use crate::check::diagnose;
use crate::check::job::Job;
use crate::check::judge::Options;
use crate::check::messages::first_build;
use crate::check::notices::Busy;
use crate::check::plan::{Answer, Plan};
use crate::check::problem::Problem;
use crate::check::run::{self, Ended, Ending};
use crate::check::run_folder::RunFolder;
use crate::check::scan::Check;
use crate::check::text::Text;
use crate::check::verdict;
use crate::check::workspace::Workspace;

/// A question to be asked, and how often it was answered before.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Which.
    pub question: Named,
    /// Each round asks it with other numbers.
    pub round: usize,
}

/// Why none of a lesson's questions can be asked: the answer can't be read or compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable(pub String);

/// What came of asking for a question.
#[derive(Debug, Clone)]
pub enum Asked {
    /// It can be asked.
    Question(Box<Question>),
    /// It can't, and the sentence says why.
    LeftOut(String),
}

/// Finds the keys of these questions, in their order.
///
/// # Errors
/// When nothing can be built or run.
pub fn find(
    workspace: &Workspace,
    plan: &Plan,
    answer: &Answer,
    questions: &Questions,
    wanted: &[Wanted],
    options: &Options,
) -> Result<Result<Vec<Asked>, Unreadable>, Problem> {
    if let (About::TheAnswer, Text::Unreadable(why)) = (questions.about, &answer.text) {
        return Ok(Err(Unreadable(why.clone())));
    }
    let lacks = |wanted: &Wanted| wanted.question.steps.iter().copied().find(|step| answer.lacks(*step));
    let open: Vec<usize> = (0..wanted.len()).filter(|index| lacks(&wanted[*index]).is_none()).collect();
    let left_out = |wanted: &Wanted| Asked::LeftOut(messages::needs_step(lacks(wanted).unwrap_or_default()));
    let mut asked: Vec<Asked> = wanted.iter().map(left_out).collect();
    if open.is_empty() {
        return Ok(Ok(asked));
    }
    let folder = RunFolder::create(workspace)?;
    let program = match build(workspace, plan, answer, questions, options, &folder)? {
        Ok(program) => program,
        Err(unreadable) => return Ok(Err(unreadable)),
    };
    let job = |index: &usize| {
        let Wanted { question, round } = &wanted[*index];
        let request = Request {
            name: question.name.clone(),
            ask: Ask::Question { round: *round },
            width: options.width,
            report: folder.path().join(format!("{index}.json")),
            driver: None,
            given: None,
            is_sealed: false,
        };
        Job::new(program.clone(), request)
    };
    let jobs: Vec<Job> = open.iter().map(job).collect();
    run::run_all(&jobs, options.limits, &options.at_once, &options.cancel, &mut |job, ended| {
        asked[open[job]] = read(answer, &wanted[open[job]].question, &ended, options);
    });
    if options.cancel.is_cancelled() {
        return Err(Problem::Cancelled);
    }
    Ok(Ok(asked))
}

fn build(
    workspace: &Workspace,
    plan: &Plan,
    answer: &Answer,
    questions: &Questions,
    options: &Options,
    folder: &RunFolder,
) -> Result<Result<PathBuf, Unreadable>, Problem> {
    let compiler = compiler::within_limits(workspace, options)?;
    let busy = Busy::new(options.notice);
    let _lock = BuildLock::take(workspace, &options.cancel, &busy)?;
    let written = write::write(workspace, plan, answer, questions)?;
    // Shared with the checks: what both depend on is built once.
    let target = workspace.checks().join(PROGRAMS_BUILD);
    if !target.exists() {
        (options.notice)(first_build());
    }
    let call = Call {
        manifest: &written.manifest,
        target: &target,
        bins: &[&written.bin],
        goal: Goal::Programs,
        compiler: compiler.as_deref(),
        cancel: &options.cancel,
        busy: &busy,
    };
    let mut outcomes = cargo::call(&call)?;
    let outcome = outcomes.remove(&written.bin).unwrap_or_default();
    if let Some(broke) = &outcome.broke {
        return Ok(Err(Unreadable(diagnose::broke(answer, broke))));
    }
    match outcome.executable.filter(|_| outcome.errors.is_empty()) {
        Some(program) => Ok(Ok(folder.keep(&program)?)),
        None => Ok(Err(Unreadable(diagnose::model(workspace, answer, &outcome.errors)))),
    }
}

/// What a question's process left; else how it ended tells why there is no question.
fn read(answer: &Answer, question: &Named, ended: &Ended, options: &Options) -> Asked {
    let left = ended.verdict.as_deref().filter(|_| ended.ending == Ending::Exit(0));
    match left.map(Report::read) {
        Some(Ok(Report::Question(question))) => Asked::Question(of_the_student(answer, question)),
        Some(Ok(Report::NoQuestion(why))) => Asked::LeftOut(why),
        _ => {
            let step = question.steps.first().copied().unwrap_or_default();
            let check = Check { step, name: question.name.clone() };
            Asked::LeftOut(verdict::of(answer, &check, ended, options.limits).said.message)
        }
    }
}

/// The code that is shown is the student's; what was compiled was a copy of it.
fn of_the_student(answer: &Answer, mut question: Box<Question>) -> Box<Question> {
    for source in question.sources.iter_mut().filter(|source| Path::new(&source.file) == answer.copy) {
        source.file = answer.path.display().to_string();
    }
    question
}
