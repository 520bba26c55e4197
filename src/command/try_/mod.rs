//! `workbook try` runs a student's own program under every schedule.

/// The report as JSON.
mod json;
/// The messages.
pub mod messages;
/// With `--html`: a page for a browser.
mod page;
/// The report as text.
mod report;

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use super::arguments::{Format, seconds};
use super::by_hand::line::Line;
use super::by_hand::opening::{OF_A_PROGRAM, Opened, sit_down};
use super::by_hand::{self, game::Try, program::Program};
use super::html::{self, Target};
use super::{End, say};
use workbook_judge::check::judge::Options;
use workbook_judge::check::plan::Plan;
use workbook_judge::check::platform;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::run::Limits;
use workbook_judge::check::run_folder::RunFolder;
use workbook_judge::check::scan::Check;
use workbook_judge::check::verdict::Verdict;
use workbook_judge::check::workspace::Workspace;
use workbook_judge::protocol::Schedule;
use workbook_judge::protocol::{End as ProgramEnd, Outcome, Tried};
use workbook_judge::tried::build;
use workbook_judge::tried::run::{self, Given, Ran};
use workbook_judge::tried::source::Source;
use workbook_judge::tried::write::MAIN;

/// `workbook try`.
#[derive(Debug, Args)]
#[command(
    name = "try",
    after_help = "Examples:\n  cargo run -- try tests/try/ab_ba.rs\n  cargo run -- try tests/try/counter.rs --assert-output 2\n  \
        cargo run -- try FILE.rs --input numbers.txt -- --workers 3\n\n\
        Arguments and input are the same in every schedule. Standard error is not compared.\n\
        Exit code 1: in some schedule the program deadlocks, panics, does not end, or prints other text than asserted."
)]
pub struct TryProgram {
    /// A single-file program with a `main`; it may use std, crossbeam_channel and parking_lot
    #[arg(value_name = "FILE.rs")]
    pub file: PathBuf,
    /// The output expected in every schedule, without the final line end
    #[arg(long, value_name = "TEXT", conflicts_with = "by_hand")]
    pub assert_output: Option<String>,
    /// The file to use as standard input [default: none]
    #[arg(long, value_name = "FILE")]
    pub input: Option<PathBuf>,
    /// Be the scheduler: choose which thread runs next, move by move
    #[arg(long)]
    pub by_hand: bool,
    /// With --by-hand: start after N moves of the schedule
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true, requires = "by_hand")]
    pub moves: usize,
    /// The one schedule to run, as printed by an earlier run [default: try all]
    #[arg(long)]
    pub schedule: Option<Schedule>,
    /// Write an interleaving to a page for a browser: the first failure, otherwise the first output; - prints it
    #[arg(long, value_name = "PAGE", conflicts_with = "by_hand")]
    pub html: Option<Target>,
    /// Output format
    #[arg(long, value_enum, default_value = "text", conflicts_with = "by_hand")]
    pub format: Format,
    /// Stop the program after this many seconds of processor time
    #[arg(long, value_name = "SECONDS", default_value = "60", value_parser = seconds)]
    pub timeout: Duration,
    /// The program's own arguments, after `--`
    #[arg(last = true, value_name = "ARGUMENTS")]
    pub arguments: Vec<String>,
}

/// A program, built and ready to be run.
struct Ready {
    source: Source,
    plan: Plan,
    program: PathBuf,
    given: PathBuf,
    folder: RunFolder,
    options: Options,
}

/// Tries a program, and reports what it can do.
///
/// # Errors
/// When there is no such program, it can't be tried, or nothing can be run.
pub fn run(workspace: &Workspace, task: &TryProgram) -> Result<End, Problem> {
    if let Some(target) = &task.html {
        html::check(target, task.format)?;
    }
    let source = Source::read(&task.file)?;
    let plan = source.plan(workspace);
    let options = options(task);
    let folder = RunFolder::create(workspace)?;
    let given = Given { arguments: task.arguments.clone(), input: task.input.clone() };
    let given = given.write(&source, &folder)?;
    let program = build::build(workspace, &plan, &source, &options)?;
    let ready = Ready { source, plan, program, given, folder, options };
    if task.by_hand { ready.play(workspace, task) } else { ready.tell(workspace, task) }
}

fn options(task: &TryProgram) -> Options {
    let standard = Options::default();
    Options {
        limits: Limits { time: task.timeout, ..standard.limits },
        width: platform::terminal_width().map_or(standard.width, |columns| columns.saturating_sub(6).max(40)),
        schedule: task.schedule.clone(),
        ..standard
    }
}

impl Ready {
    fn run(&self, options: &Options) -> Result<Ran, Problem> {
        run::run(&self.program, &self.plan, &self.given, &self.folder, options)
    }

    fn tell(&self, workspace: &Workspace, task: &TryProgram) -> Result<End, Problem> {
        let ran = self.run(&self.options)?;
        if let Ran::Tried(tried) = &ran {
            refuse(&self.source, tried)?;
        }
        let again = messages::again(&self.source.shown, task);
        let report = match task.format {
            Format::Text => report::text(&self.source, &ran, task, &again),
            Format::Json => format!("{:#}\n", json::of(&self.source, &ran, task)),
        };
        let end = if is_well(&ran, task) { End::Good } else { End::ChecksFailed };
        let Some(target) = &task.html else {
            say(&report);
            return Ok(end);
        };
        target.comment(&report);
        html::conclude(target, &page::film(self, workspace, task, &ran)?, end)
    }

    fn program(&self, workspace: &Workspace) -> Result<Program, Problem> {
        let folder = RunFolder::create(workspace)?;
        Ok(Program::new(self.program.clone(), folder).given(self.given.clone()))
    }

    /// The game begins at the failure, if there is one.
    fn play(&self, workspace: &Workspace, task: &TryProgram) -> Result<End, Problem> {
        let every = Options { schedule: None, ..self.options.clone() };
        let failure = match self.run(&every)? {
            Ran::Tried(tried) => tried.outcomes.into_iter().find(|outcome| outcome.end.is_failure()),
            Ran::Stopped(why) => {
                say(&format!("{why}\n"));
                return Ok(End::ChecksFailed);
            }
        };
        let program = self.program(workspace)?;
        let check = Check { step: OF_A_PROGRAM, name: MAIN.to_owned() };
        let verdict = if failure.is_some() { Verdict::Failed } else { Verdict::Passed };
        let failure = failure.map(|outcome| Line::from(outcome.schedule));
        let claims = program.claims(&check.name)?.into_iter();
        let tries =
            claims.map(|claim| Try { check: check.clone(), claim, verdict, failure: failure.clone() });
        let wanted = task.schedule.clone().map(|schedule| Line { schedule, moves: task.moves });
        match sit_down(program, &self.plan.answers[0], tries.collect(), wanted)? {
            Opened::Table(mut game, program) => {
                let end = by_hand::play(&mut game, &program)?;
                say(&messages::same_call(task));
                Ok(end)
            }
            Opened::Nothing(why) | Opened::Unbuilt(why) => {
                say(&why);
                Ok(End::ChecksFailed)
            }
        }
    }
}

/// A failure that says nothing about the program is not a verdict.
fn refuse(source: &Source, tried: &Tried) -> Result<(), Problem> {
    let of = |end: ProgramEnd| tried.outcomes.iter().find(|outcome| outcome.end == end);
    if let Some(untried) = of(ProgramEnd::Untried) {
        return Err(Problem::Usage(messages::untried(&source.shown, &untried.message)));
    }
    of(ProgramEnd::Fault).map_or(Ok(()), |fault| Err(Problem::Ours(fault.message.clone())))
}

/// Whether every schedule ends as it should.
fn is_well(ran: &Ran, task: &TryProgram) -> bool {
    let as_asserted =
        |outcome: &Outcome| task.assert_output.as_ref().is_none_or(|expected| outcome.printed_is(expected));
    match ran {
        Ran::Stopped(_) => false,
        Ran::Tried(tried) => {
            let all_told_apart = tried.more == 0 || task.assert_output.is_none();
            let is_well = |outcome: &Outcome| !outcome.end.is_failure() && as_asserted(outcome);
            all_told_apart && tried.outcomes.iter().all(is_well)
        }
    }
}
