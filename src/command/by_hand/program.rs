//! Asks the program of an answer's checks.

use std::cell::Cell;
use std::path::PathBuf;
use std::time::Duration;

use super::line::Line;
use super::messages;
use workbook_judge::check::at_once::AtOnce;
use workbook_judge::check::cancel::Cancel;
use workbook_judge::check::job::Job;
use workbook_judge::check::plan::Answer;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::run::{self, Ended, Ending, Limits};
use workbook_judge::check::run_folder::RunFolder;
use workbook_judge::check::verdict;
use workbook_judge::protocol::by_hand::{Claim, Snapshot};
use workbook_judge::protocol::interleaving::Interleaving;
use workbook_judge::protocol::{Ask, Report, Request, Schedule};

/// A look at a point takes milliseconds. This much time on a processor is for threads that compute without end.
const PATIENCE: Duration = Duration::from_secs(1);

/// The program that holds an answer and its checks.
pub struct Program {
    path: PathBuf,
    folder: RunFolder,
    asked: Cell<usize>,
    given: Option<PathBuf>,
    /// What stands before the name of each check.
    prefix: String,
    cancel: Cancel,
}

/// What a look at a point shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// How things stand there.
    Snapshot(Box<Snapshot>),
    /// The same; but what threads would do next could not be found out, because one of them never stops computing.
    Unforeseen(Box<Snapshot>),
    /// The choices do not fit the program.
    Misfit(String),
    /// The point is never reached: a thread never stops computing.
    Endless,
    /// There is no such claim in this check, or it is not reached.
    NoClaim,
}

impl Program {
    /// The program at `path`; what it tells is left in the folder.
    pub fn new(path: PathBuf, folder: RunFolder) -> Program {
        Program {
            path,
            folder,
            asked: Cell::new(0),
            given: None,
            prefix: String::new(),
            cancel: Cancel::never(),
        }
    }

    /// The same; it is the checks of this answer that are asked for.
    #[must_use]
    pub fn of(self, answer: &Answer) -> Program {
        Program { prefix: answer.prefix_on_model(), ..self }
    }

    /// The same; somebody may end what it is asked.
    #[must_use]
    pub fn ended_by(self, cancel: &Cancel) -> Program {
        Program { cancel: cancel.clone(), ..self }
    }

    /// The same, called with what this file says.
    #[must_use]
    pub fn given(self, given: PathBuf) -> Program {
        Program { given: Some(given), ..self }
    }

    /// The claims of a check that can be tried, as far as the check comes.
    ///
    /// # Errors
    /// When the program does not run.
    pub fn claims(&self, check: &str) -> Result<Vec<Claim>, Problem> {
        match left(&self.ask(check, Ask::Claims, PATIENCE)?) {
            Some(Report::Claims(claims)) => Ok(claims),
            _ => Ok(Vec::new()),
        }
    }

    /// How things stand at a point.
    ///
    /// # Errors
    /// When the program does not run.
    pub fn look(&self, check: &str, line: &Line) -> Result<Look, Problem> {
        let ended = self.ask(check, line.asked(), PATIENCE)?;
        if let Some(why) = verdict::refusal(&ended) {
            return Ok(Look::Misfit(why));
        }
        let snapshot = match left(&ended) {
            Some(Report::Snapshot(snapshot)) => Some(snapshot),
            _ => None,
        };
        Ok(match (&ended.ending, snapshot) {
            (Ending::Exit(0), Some(snapshot)) => Look::Snapshot(snapshot),
            (Ending::Exit(0), None) => Look::NoClaim,
            (_, Some(snapshot)) => Look::Unforeseen(snapshot),
            (Ending::TimeIsOver | Ending::Signal(_) | Ending::TooMuchOutput, None) => Look::Endless,
            (Ending::Exit(_) | Ending::NotStarted(_), None) => {
                return Err(Problem::Ours(messages::no_answer(&ended.words)));
            }
        })
    }

    /// What happens under a schedule, step by step, and the graph of all executions, if it can be made in `patience`.
    ///
    /// # Errors
    /// When the schedule does not belong to the check, or the program does not run.
    pub fn film(
        &self,
        check: &str,
        schedule: &Schedule,
        patience: Duration,
    ) -> Result<Option<Interleaving>, Problem> {
        let ended = self.ask(check, Ask::Interleaving(schedule.clone()), patience)?;
        if let Some(why) = verdict::refusal(&ended) {
            return Err(Problem::Usage(why));
        }
        let left = match left(&ended) {
            Some(Report::Interleaving(json)) => serde_json::from_str::<Interleaving>(&json).ok(),
            _ => None,
        };
        Ok(match (&ended.ending, left) {
            (Ending::Exit(0), Some(interleaving)) => Some(interleaving),
            // It was left before the graph was begun.
            (_, Some(interleaving)) => {
                Some(Interleaving { no_graph: Some(messages::graph_takes_too_long()), ..interleaving })
            }
            (Ending::Exit(1..) | Ending::NotStarted(_), None) => {
                return Err(Problem::Ours(messages::no_answer(&ended.words)));
            }
            (_, None) => None,
        })
    }

    fn ask(&self, check: &str, ask: Ask, patience: Duration) -> Result<Ended, Problem> {
        let number = self.asked.replace(self.asked.get() + 1);
        let request = Request {
            name: format!("{}{check}", self.prefix),
            ask,
            width: 0,
            report: self.folder.path().join(format!("{number}.json")),
            driver: None,
            given: self.given.clone(),
            is_sealed: false,
        };
        let job = Job::new(self.path.clone(), request);
        let limits = Limits { time: patience, ..Limits::default() };
        let mut answer = None;
        run::run_all(&[job], limits, &AtOnce::new(1), &self.cancel, &mut |_, ended| answer = Some(ended));
        answer.filter(|_| !self.cancel.is_cancelled()).ok_or(Problem::Cancelled)
    }
}

fn left(ended: &Ended) -> Option<Report> {
    Report::read(ended.verdict.as_deref()?).ok()
}
