//! `workbook grade`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::arguments::Running;
use super::check::options;
use super::{End, complain, say};
use workbook_editions::gradescope;
use workbook_grade::grade::{Request, grade};
use workbook_grade::merge::merge;
use workbook_grade::shard::Shard;
use workbook_grade::write::Format;
use workbook_judge::check::judge::Options;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

/// `workbook grade`.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "SUBMISSIONS is a folder with a folder, a git checkout or a zip for each student, or a CSV file with \
                  the columns student and path.\n\
                  Exit codes: 0 graded, 2 wrong usage, 3 not done: the same command continues where it stopped.\n\n\
                  Examples:\n  cargo run -- grade ../submissions --to ../grades\n  \
                  cargo run -- grade ../submissions --shard 1/4 --to ../shard-1\n  \
                  cargo run -- grade merge ../shard-* --to ../grades\n  \
                  cargo run -- grade pack --gradescope --to ../autograder.zip"
)]
pub struct Grade {
    #[command(subcommand)]
    task: Option<Task>,
    /// What the class handed in
    #[arg(value_name = "SUBMISSIONS", required = true)]
    submissions: Option<PathBuf>,
    /// Where the gradebook, the report and the feedback go [default: target/grades]
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    /// Points, weights, late days and names [default: grade.toml beside SUBMISSIONS, if it is there]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Grade only this lesson; may be given several times
    #[arg(long, value_name = "LESSON")]
    lesson: Vec<String>,
    /// Judge this lesson again although nothing has changed; may be given several times
    #[arg(long, value_name = "LESSON")]
    regrade: Vec<String>,
    /// Judge one part of several, such as 2/3; `grade merge` puts them together
    #[arg(long, value_name = "I/N")]
    shard: Option<Shard>,
    /// Also write this format: gradescope, classroom50, exercism, prairielearn, junit, canvas, moodle or summary
    #[arg(long, value_name = "FORMAT")]
    format: Vec<Format>,
    /// Refuse to grade where answers can't be kept from the rest of the machine
    #[arg(long)]
    require_sandbox: bool,
    #[command(flatten)]
    running: Running,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Merge shards
    Merge(Merge),
    /// Make the autograder of a course system
    Pack(Pack),
}

/// `workbook grade pack`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  cargo run -- grade pack --gradescope --to ../autograder.zip 03_race 04_lock"
)]
struct Pack {
    /// For Gradescope: a zip with the workbook, and all crates that it needs
    #[arg(long, required = true)]
    gradescope: bool,
    /// The zip [default: target/autograder.zip]
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    /// Points, weights and hidden lessons
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Lessons that it grades: 03_race, 03 or race [default: all]
    #[arg(value_name = "LESSON")]
    lessons: Vec<String>,
}

/// `workbook grade merge`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  cargo run -- grade merge ../shard-1 ../shard-2 --to ../grades")]
struct Merge {
    /// The folders that `grade --shard` wrote
    #[arg(value_name = "DIR", required = true)]
    shards: Vec<PathBuf>,
    /// Where the gradebook, the report and the feedback go [default: target/grades]
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    /// Also write this format: gradescope, classroom50, exercism, prairielearn, junit, canvas, moodle or summary
    #[arg(long, value_name = "FORMAT")]
    format: Vec<Format>,
}

/// Grades a class, or puts shards together.
///
/// # Errors
/// When what is given can't be used, or not everything was judged.
pub fn run(workspace: &Workspace, task: &Grade) -> Result<End, Problem> {
    let to = |to: &Option<PathBuf>| to.clone().unwrap_or_else(|| workspace.target.join("grades"));
    match &task.task {
        Some(Task::Merge(task)) => {
            merge(workspace, &task.shards, &to(&task.to), &task.format, say)?;
            return Ok(End::Good);
        }
        Some(Task::Pack(task)) => return pack(workspace, task),
        None => {}
    }
    let request = Request {
        submissions: task.submissions.clone().unwrap_or_default(),
        to: to(&task.to),
        config: task.config.clone(),
        lessons: task.lesson.clone(),
        regrade: task.regrade.clone(),
        shard: task.shard,
        require_sandbox: task.require_sandbox,
        formats: task.format.clone(),
        // Every student reads the same, however wide the instructor's terminal is.
        options: Options { width: Options::default().width, notice: complain, ..options(&task.running) },
        tell: say,
    };
    grade(workspace, &request)?;
    Ok(End::Good)
}

fn pack(workspace: &Workspace, task: &Pack) -> Result<End, Problem> {
    let request = gradescope::Request {
        to: task.to.clone().unwrap_or_else(|| workspace.target.join("autograder.zip")),
        config: task.config.clone(),
        lessons: task.lessons.clone(),
    };
    say(&gradescope::pack(workspace, &request)?);
    Ok(End::Good)
}
