//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use photo_server::Rate;

use super::watch::Watch;
use workbook_judge::check::schedule::Schedule;

/// Learn concurrency lesson by lesson. Without a command: where you stand.
#[derive(Debug, Parser)]
#[command(name = "workbook", version, about, after_help = "Example:\n  cargo run -- check 03_race")]
pub struct Arguments {
    /// What to do
    #[command(subcommand)]
    pub task: Option<Task>,
    /// Colours in what is printed: auto, always or never
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

/// What the command can be told to do.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Show the lessons, and where you stand
    List(super::list::List),
    /// Check lessons as they are saved, in the whole window
    Watch(Watch),
    /// Run a lesson on real threads
    Run(super::run::Run),
    /// Open a lesson in your editor, at its next step
    Open(super::open::Open),
    /// Judge answers under every schedule that matters
    Check(Check),
    /// Show an interleaving that breaks an answer
    Explore(Explore),
    /// Try a program of your own under every schedule
    Try(super::try_::TryProgram),
    /// Show a hint, one rung at a time
    Hint(super::hint::Hint),
    /// Predict what programs will do, and see what the model says
    Predict(super::predict::Predict),
    /// Show the reference answer
    Solution(super::solution::Solution),
    /// Compare your answer with the reference
    Diff(super::solution::diff::Diff),
    /// Restore a lesson, or a step of it
    Reset(super::reset::Reset),
    /// Run the photo server that the live lessons download from
    Serve(Serve),
    /// Check that everything needed is installed
    Doctor(super::doctor::Doctor),
    /// Print what a shell needs to complete this command's words
    Completions(super::completions::Completions),
    /// Begin a new lesson: every file and line that one is made of
    NewLesson(super::new_lesson::NewLesson),
}

/// `workbook check`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  cargo run -- check 03_race\n  cargo run -- check race join --answers ../submission --format json"
)]
pub struct Check {
    /// Lessons to check: 03_race, 03 or race [default: all]
    #[arg(value_name = "LESSON")]
    pub lessons: Vec<String>,
    /// The folder of answer files [default: lessons]
    #[arg(long, value_name = "DIR")]
    pub answers: Option<PathBuf>,
    /// Count steps that are not started as failed
    #[arg(long)]
    pub include_not_started: bool,
    /// How to report
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    #[command(flatten)]
    pub running: Running,
}

/// `workbook explore`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  cargo run -- explore 03_race step4\n  cargo run -- explore 03_race --by-hand"
)]
pub struct Explore {
    /// The lesson: 03_race, 03 or race
    pub lesson: String,
    /// The step, or one check of it: step4, 4 or step4_no_update_is_lost [default with --by-hand: all]
    #[arg(required_unless_present = "by_hand")]
    pub check: Option<String>,
    /// Be the scheduler: choose which thread goes on, move by move
    #[arg(long)]
    pub by_hand: bool,
    /// With --by-hand: how many moves of the schedule to make at once
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true, requires = "by_hand")]
    pub moves: usize,
    /// The interleaving to replay, as a failed check printed it [default: look for one]
    #[arg(long)]
    pub schedule: Option<Schedule>,
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
    /// Where to listen, on this machine only [default: any free port]
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub port: u16,
    /// Milliseconds before each request is answered
    #[arg(long, value_name = "MS", default_value_t = 0)]
    pub latency: u32,
    /// Share of the requests that are answered with status 500, from 0 to 1
    #[arg(long, value_name = "RATE", default_value = "0", value_parser = rate)]
    pub fail: Rate,
    /// Share of the answers that end half-way, from 0 to 1
    #[arg(long, value_name = "RATE", default_value = "0", value_parser = rate)]
    pub truncate: Rate,
}

/// How checks are run.
#[derive(Debug, Args)]
pub struct Running {
    /// Checks run at once [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,
    /// Seconds of processor time after which a check is stopped; 12 times as many real seconds if it only waits
    #[arg(long, value_name = "SECONDS", default_value = "10", value_parser = seconds)]
    pub timeout: Duration,
}

/// How to report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal
    Auto,
    /// In files and pipes too
    Always,
    /// Not at all
    Never,
}

pub(super) fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse::<f64>().ok().filter(|seconds| *seconds > 0.0);
    let duration = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    duration.ok_or_else(super::messages::bad_seconds)
}

fn rate(text: &str) -> Result<Rate, String> {
    Rate::of(text.parse().unwrap_or(f64::NAN))
}
