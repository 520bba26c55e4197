//! The `workbook` command: a module for each subcommand.

/// The command line.
pub mod arguments;
/// `workbook explore --by-hand`.
pub mod by_hand;
/// `workbook check`.
pub mod check;
/// `workbook completions`.
pub mod completions;
/// The common start of the commands for students.
pub mod desk;
/// `workbook doctor`.
pub mod doctor;
/// `workbook explore`.
pub mod explore;
/// `workbook grade`.
#[cfg(feature = "teachers")]
pub mod grade;
/// `workbook handout`.
#[cfg(feature = "teachers")]
pub mod handout;
/// `workbook hint`.
pub mod hint;
/// Interleavings as pages for a browser.
pub mod html;
/// `workbook list`, and `workbook` alone without a terminal.
pub mod list;
/// Messages of several commands.
pub mod messages;
/// `workbook new-lesson`.
#[cfg(feature = "teachers")]
pub mod new_lesson;
/// `workbook open`.
pub mod open;
/// `workbook predict`.
pub mod predict;
/// The reference answers, where there are any.
pub mod reference;
/// `workbook reset`.
pub mod reset;
/// `workbook run`.
pub mod run;
/// `workbook serve`.
pub mod serve;
/// `workbook solution` and `workbook diff`.
pub mod solution;
/// `workbook try`.
pub mod try_;
/// `workbook watch`, and `workbook` alone on a terminal.
pub mod watch;

use std::io::{self, Write};
use std::process::ExitCode;

use arguments::{Arguments, Format, Task};

use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

/// How a command ended, if it had no problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Success.
    Good,
    /// A check failed.
    ChecksFailed,
    /// A program that it ran ended with this exit code.
    Program(u8),
}

impl End {
    fn from_exit_code(code: u8) -> End {
        if code == 0 { End::Good } else { End::Program(code) }
    }
}

/// Runs the command line.
///
/// # Errors
/// The problem has its own exit code.
pub fn run(arguments: &Arguments) -> Result<End, Problem> {
    arguments.color.set();
    let workspace = Workspace::find()?;
    match &arguments.task {
        None if watch::is_terminal() => watch::run(&workspace, &watch::Watch::standard()),
        None => list::standing(&workspace, Format::Text),
        Some(Task::Check(task)) => check::run(&workspace, task),
        Some(Task::Completions(task)) => Ok(completions::run(task)),
        Some(Task::Diff(task)) => solution::diff::run(&workspace, task),
        Some(Task::Doctor(_)) => doctor::run(&workspace),
        Some(Task::Explore(task)) => explore::run(&workspace, task),
        #[cfg(feature = "teachers")]
        Some(Task::Grade(task)) => grade::run(&workspace, task),
        #[cfg(feature = "teachers")]
        Some(Task::Handout(task)) => handout::run(&workspace, task),
        Some(Task::Hint(task)) => hint::run(&workspace, task),
        Some(Task::List(task)) => list::run(&workspace, task),
        #[cfg(feature = "teachers")]
        Some(Task::NewLesson(task)) => new_lesson::run(&workspace, task),
        Some(Task::Open(task)) => open::run(&workspace, task),
        Some(Task::Predict(task)) => predict::run(&workspace, task),
        Some(Task::Reset(task)) => reset::run(&workspace, task),
        Some(Task::Run(task)) => run::run(&workspace, task),
        Some(Task::Serve(task)) => serve::run(&workspace, task),
        Some(Task::Solution(task)) => solution::run(&workspace, task),
        Some(Task::Try(task)) => try_::run(&workspace, task),
        Some(Task::Watch(task)) => watch::run(&workspace, task),
    }
}

/// Grading starts programs with answers through this command: it becomes them, in a box.
#[cfg(feature = "teachers")]
pub fn enter_box_if_asked() -> Option<ExitCode> {
    workbook_grade::boxes::enter_if_asked()
}

/// Without grading there is no box.
#[cfg(not(feature = "teachers"))]
pub fn enter_box_if_asked() -> Option<ExitCode> {
    None
}

/// Prints at once. When this fails, the reader is gone (`workbook check | head`), so the
/// error is ignored.
pub(crate) fn say(text: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes());
    let _ = out.flush();
}

/// Reports a secondary problem on standard error, separate from the output.
pub(crate) fn complain(sentence: &str) {
    eprintln!("{sentence}");
}
