//! What happens to the watch, and what it has done about it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use ratatui::crossterm::event::KeyEvent;

use workbook_judge::check::problem::Problem;
use workbook_judge::check::verdict::Judged;
use workbook_judge::protocol::Schedule;

/// Something happened.
#[derive(Debug, Clone)]
pub enum Event {
    /// A key was pressed.
    Key(KeyEvent),
    /// The window has another size.
    Resized { width: u16, height: u16 },
    /// The text of this lesson's answer is another one.
    Saved { lesson: String },
    /// News of the check with this number.
    Check { number: u64, news: CheckNews },
    /// News of the run with this number.
    Run { number: u64, news: RunNews },
    /// What has been passed so far.
    Standing(Standing),
    /// The differences between an answer and the reference.
    Compared { lesson: String, text: String },
    /// Something to tell in a line.
    Note(String),
    /// It can't go on.
    Broken(Problem),
}

/// What a check reports while it runs.
#[derive(Debug, Clone)]
pub enum CheckNews {
    /// It will take long, and why.
    Notice(String),
    /// What the answer's text tells before anything is built.
    Read(Reading),
    /// One check is judged.
    Verdict(Box<Judged>),
    /// It is over; what was in the way, if there was something.
    Ended(Option<Problem>),
}

/// What a run reports.
#[derive(Debug, Clone)]
pub enum RunNews {
    /// The program was built, and begins.
    Begun,
    /// It wrote this.
    Output(String),
    /// It is over, and how.
    Ended(String),
}

/// What the text of an answer tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The file, as people read it.
    pub file: String,
    /// Where it is.
    pub path: PathBuf,
    /// The steps whose `todo!` still stands, and its line.
    pub left: BTreeMap<u32, usize>,
}

/// What has been passed so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The steps that were passed, by lesson.
    pub passed: BTreeMap<String, BTreeSet<u32>>,
    /// Points, and how many there are.
    pub points: (usize, usize),
}

/// Something to do that is not the state's own.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Check this lesson in place of what is being checked.
    Check { number: u64, lesson: String, width: usize },
    /// Run this lesson in place of what is running.
    Run { number: u64, lesson: String },
    /// End what is running.
    StopRun,
    /// Keep these verdicts.
    Record(Vec<Judged>),
    /// Keep in mind that the student is at this lesson now.
    Visit { lesson: String, step: u32 },
    /// Keep in mind that so many hints for this step were shown.
    HintShown { lesson: String, step: u32, rung: usize },
    /// Play a failure move by move, in the whole window.
    ByHand { lesson: String, check: String, schedule: Option<Schedule> },
    /// Show these failures in the browser.
    ShowPage { lesson: String, failures: Vec<Judged> },
    /// If a page is shown, show these there.
    FollowPage { lesson: String, failures: Vec<Judged> },
    /// Find the differences to the reference answer.
    Compare { lesson: String },
    /// Open the answer in an editor.
    Edit { lesson: String, line: usize },
    /// Leave.
    Quit,
}
