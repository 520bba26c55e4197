//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::html::Target;
use super::watch::Watch;
use workbook_judge::libtest::arguments::Color;
use workbook_judge::protocol::Schedule;

/// Learn concurrency lesson by lesson; without a command, open the workbook
#[derive(Debug, Parser)]
#[command(name = "workbook", version, about, after_help = "Example:\n  cargo run -- check 03_race")]
pub struct Arguments {
    /// What to do
    #[command(subcommand)]
    pub task: Option<Task>,
    /// Colour the output: auto, always or never
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "auto",
        value_name = "WHEN",
        hide_possible_values = true
    )]
    pub color: Color,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// List the lessons and your progress
    List(super::list::List),
    /// Check lessons whenever you save, in full screen
    Watch(Watch),
    /// Run a lesson on real threads
    Run(super::run::Run),
    /// Open a lesson in your editor, at its next step
    Open(super::open::Open),
    /// Check answers under every schedule that matters
    Check(Check),
    /// Show a schedule that breaks an answer
    Explore(Explore),
    /// Try a program of your own under every schedule
    Try(super::try_::TryProgram),
    /// Show the next hint for a step
    Hint(super::hint::Hint),
    /// Predict what programs do, and compare with the model
    Predict(super::predict::Predict),
    /// Show the reference answer
    Solution(super::solution::Solution),
    /// Compare your answer with the reference
    Diff(super::solution::diff::Diff),
    /// Restore a lesson or a step to its original stub
    Reset(super::reset::Reset),
    /// Build the book: every lesson, and a museum of wrong answers, for your browser
    Book(super::book::Book),
    /// Run the photo server that the live lessons download from
    Serve(Serve),
    /// Check that everything needed is installed
    Doctor(super::doctor::Doctor),
    /// Grade a class: a gradebook, a report, and feedback for each student
    #[cfg(feature = "teachers")]
    Grade(super::grade::Grade),
    /// Make the students' edition: a folder without the reference answers
    #[cfg(feature = "teachers")]
    Handout(super::handout::Handout),
    /// Print a completion script for a shell
    Completions(super::completions::Completions),
    /// Create a new lesson, with every file and line that it needs
    #[cfg(feature = "teachers")]
    NewLesson(super::new_lesson::NewLesson),
}

/// `workbook check`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  cargo run -- check 03_race\n  cargo run -- check race join --answers ../submission --format json\n  cargo run -- check race --html failure.html"
)]
pub struct Check {
    /// Lessons to check: 03_race, 03 or race [default: all]
    #[arg(value_name = "LESSON")]
    pub lessons: Vec<String>,
    /// The folder of answer files [default: lessons]
    #[arg(long, value_name = "DIR")]
    pub answers: Option<PathBuf>,
    /// Count steps that are not started as failures
    #[arg(long)]
    pub include_not_started: bool,
    /// Judge again even if nothing has changed
    #[arg(long)]
    pub fresh: bool,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    /// Write the failures to a page for a browser; - prints it
    #[arg(long, value_name = "FILE")]
    pub html: Option<Target>,
    #[command(flatten)]
    pub running: Running,
}

/// `workbook explore`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  cargo run -- explore 03_race step4\n  cargo run -- explore 03_race --by-hand\n  cargo run -- explore 03_race step4 --html failure.html"
)]
pub struct Explore {
    /// The lesson: 03_race, 03 or race
    pub lesson: String,
    /// The step or one of its checks: step4, 4 or step4_no_update_is_lost [default with --by-hand: all]
    #[arg(required_unless_present = "by_hand")]
    pub check: Option<String>,
    /// Be the scheduler: choose which thread runs next, move by move
    #[arg(long)]
    pub by_hand: bool,
    /// With --by-hand: start after N moves of the schedule
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true, requires = "by_hand")]
    pub moves: usize,
    /// The schedule to replay, as printed by a failed check [default: search for one]
    #[arg(long)]
    pub schedule: Option<Schedule>,
    /// Write the interleaving to a page for a browser; - prints it
    #[arg(long, value_name = "FILE", conflicts_with = "by_hand")]
    pub html: Option<Target>,
    /// The folder of answer files [default: lessons]
    #[arg(long, value_name = "DIR")]
    pub answers: Option<PathBuf>,
    #[command(flatten)]
    pub running: Running,
}

/// `workbook serve`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  cargo run -- serve --latency 200 --fail 0.1")]
pub struct Serve {
    /// The port to listen on, on this machine only [default: any free port]
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub port: u16,
    /// Delay of each answer in milliseconds
    #[arg(long, value_name = "MS", default_value_t = 0)]
    pub latency: u32,
    /// Share of requests to answer with status 500, from 0 to 1
    #[arg(long, value_name = "RATE", default_value = "0", value_parser = rate)]
    pub fail: f64,
    /// Share of answers to cut off half-way, from 0 to 1
    #[arg(long, value_name = "RATE", default_value = "0", value_parser = rate)]
    pub truncate: f64,
}

/// Options for running checks.
#[derive(Debug, Args)]
pub struct Running {
    /// Number of checks to run at once [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,
    /// Stop a check after this many seconds of processor time, or 12 times as many real seconds if it only waits
    #[arg(long, value_name = "SECONDS", default_value = "10", value_parser = seconds)]
    pub timeout: Duration,
}

/// The output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

pub(super) fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse::<f64>().ok().filter(|seconds| *seconds > 0.0);
    let duration = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    duration.ok_or_else(super::messages::bad_seconds)
}

fn rate(text: &str) -> Result<f64, String> {
    let rate = text.parse().ok().filter(|rate| (0.0..=1.0).contains(rate));
    rate.ok_or_else(super::messages::bad_rate)
}
