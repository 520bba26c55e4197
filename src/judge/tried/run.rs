//! Running a program in a process of its own, under all its schedules or one.

use std::fs;
use std::path::{Path, PathBuf};

use protocol::{Report, Request, Tried};

use super::messages;
use super::source::Source;
use super::write::MAIN;
use crate::check::at_once::AtOnce;
use crate::check::job::Job;
use crate::check::judge::Options;
use crate::check::messages as shared;
use crate::check::plan::Plan;
use crate::check::problem::Problem;
use crate::check::run::{self, Ended, Ending};
use crate::check::run_folder::RunFolder;
use crate::check::scan::Check;
use crate::check::verdict::{self, Verdict};

/// What a program is called with.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// Its arguments, without its name.
    pub arguments: Vec<String>,
    /// The file with its standard input.
    pub input: Option<PathBuf>,
}

/// What came of it.
#[derive(Debug, Clone)]
pub enum Ran {
    /// It was tried.
    Tried(Tried),
    /// It was stopped before that was done, and the sentence says why: that is a failure of its own.
    Stopped(String),
}

impl Given {
    /// Writes it down for the program's process.
    ///
    /// # Errors
    /// When the input can't be read, or the target folder can't be written to.
    pub fn write(&self, source: &Source, folder: &RunFolder) -> Result<PathBuf, Problem> {
        let input = self.input.as_deref().map_or(Ok(String::new()), text_of)?;
        let arguments: Vec<String> =
            [source.name()].into_iter().chain(self.arguments.iter().cloned()).collect();
        let path = folder.path().join("given.json");
        protocol::Given { arguments, input }
            .write(&path)
            .map_err(|error| Problem::Ours(shared::cannot_write(&path, &error)))?;
        Ok(path)
    }
}

fn text_of(file: &Path) -> Result<String, Problem> {
    let shown = file.display().to_string();
    if fs::metadata(file).is_ok_and(|about| !about.is_file()) {
        return Err(Problem::Usage(messages::bad_input(&shown, "it is no file")));
    }
    let bytes =
        fs::read(file).map_err(|error| Problem::Usage(messages::bad_input(&shown, &error.to_string())))?;
    String::from_utf8(bytes).map_err(|_| Problem::Usage(messages::input_is_no_text(&shown)))
}

/// Runs it: under the schedule of the options, else under every one that matters.
///
/// # Errors
/// When the schedule does not belong to the program, the process can't be started or fails, or it was cancelled.
pub fn run(
    program: &Path,
    plan: &Plan,
    given: &Path,
    folder: &RunFolder,
    options: &Options,
) -> Result<Ran, Problem> {
    let request = Request {
        name: MAIN.to_owned(),
        ask: options.ask(),
        width: options.width,
        report: folder.path().join("tried.json"),
        driver: None,
        given: Some(given.to_path_buf()),
        is_sealed: false,
    };
    let job = Job::new(program.to_path_buf(), request);
    let mut left = None;
    run::run_all(&[job], options.limits, &AtOnce::new(1), &options.cancel, &mut |_, ended| {
        left = Some(ended)
    });
    match left {
        Some(ended) if !options.cancel.is_cancelled() => read(plan, &ended, options),
        _ => Err(Problem::Cancelled),
    }
}

fn read(plan: &Plan, ended: &Ended, options: &Options) -> Result<Ran, Problem> {
    if let Some(why) = verdict::refusal(ended) {
        return Err(Problem::Usage(why));
    }
    let left = ended.verdict.as_deref().filter(|_| ended.ending == Ending::Exit(0));
    if let Some(Ok(Report::Tried(tried))) = left.map(Report::read) {
        return Ok(Ran::Tried(tried));
    }
    if ended.ending == Ending::TimeIsOver {
        return Ok(Ran::Stopped(messages::timed_out(&plan.answers[0].shown, options.limits.time)));
    }
    let check = Check { step: 0, name: MAIN.to_owned() };
    let judged = verdict::of(&plan.answers[0], &check, ended, options.limits);
    match judged.said.verdict {
        Verdict::InternalError => Err(Problem::Ours(judged.said.message)),
        _ => Ok(Ran::Stopped(judged.said.message)),
    }
}
