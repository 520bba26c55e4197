//! The checks as `cargo test` sees them: the options and the words of Rust's own test runner, so
//! that tools for those can read these.

/// The options of a test program.
pub mod arguments;
/// What a test program prints.
pub mod output;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;

use crate::check::judge::{self, Options};
use crate::check::lessons;
use crate::check::plan::Plan;
use crate::check::platform;
use crate::check::problem::Problem;
use crate::check::workspace::Workspace;
use crate::progress::Recorder;
use arguments::Arguments;
use output::Output;

/// As libtest ends when a test failed.
const FAILED: u8 = 101;

/// Whose answers are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    /// The student's, in `lessons/`.
    Lessons,
    /// The reference, in `solutions/`.
    Solutions,
}

impl Answers {
    fn folder(self) -> &'static str {
        match self {
            Answers::Lessons => "lessons",
            Answers::Solutions => "solutions",
        }
    }
}

/// A complete test program: reads its command line, judges, prints.
pub fn main(answers: Answers) -> ExitCode {
    let arguments = Arguments::parse();
    platform::end_all_on_interrupt();
    arguments.color.set();
    let judged = Workspace::find().and_then(|workspace| {
        let folder = workspace.root.join(answers.folder());
        run(&workspace, &folder, &arguments, &mut io::stdout())
    });
    match judged {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(FAILED),
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(problem.exit_code())
        }
    }
}

/// Judges the answers in `folder`, and prints as a test program does. The number of tests that failed.
///
/// # Errors
/// When nothing can be judged.
pub fn run(
    workspace: &Workspace,
    folder: &Path,
    arguments: &Arguments,
    out: &mut dyn Write,
) -> Result<usize, Problem> {
    let begin = Instant::now();
    let lessons = lessons::all(workspace)?;
    let mut plan = Plan::folder(workspace, &lessons, folder)?;
    let all = plan.checks.len();
    plan.keep(|answer, check| {
        let name = output::name_of(&answer.label, &check.name);
        arguments.wants(&name) && arguments.wants_ignored(answer.lacks(check.step))
    });
    if arguments.list {
        output::list(&plan, arguments.format, out);
        return Ok(0);
    }
    let left = plan.checks.len();
    let mut output = Output::new(arguments, out, left, all - left);
    output.begin();
    let options = Options { at_once: arguments.at_once(), ..Options::default() };
    let mut recorder = Recorder::new(workspace, folder, options.notice);
    let judged = judge::judge(workspace, &plan, &options, &mut |judged| {
        output.tell(judged);
        recorder.take(judged);
    });
    recorder.finish();
    judged?;
    output.end(begin.elapsed());
    Ok(output.failures())
}
