//! The `main` of a question's process: one question with its key, in a file.

use super::{Question, Round, source};
use protocol::question::Source;
use protocol::{Ask, Report, Request, answer, one_of, question};
use std::io::Result;
use std::panic::{AssertUnwindSafe, catch_unwind};
pub use std::process::ExitCode;

/// The files with the functions that questions show.
pub struct Files {
    /// The questions.
    pub questions: &'static str,
    /// The answer to the lesson, if it runs on the model.
    pub answer: Option<&'static str>,
}

type Named = (&'static str, fn(Round) -> Question);

/// Asks the question that the process was asked for, and leaves it with its key where it was told to.
/// The exit code says only whether it was left.
pub fn ask(files: &Files, questions: &[Named]) -> ExitCode {
    answer(one_of(questions), |question, request| leave(files, question, request))
}

fn leave(files: &Files, question: fn(Round) -> Question, request: &Request) -> Result<()> {
    let question = question(Round(match request.ask {
        Ask::Question { round } => round,
        _ => 0,
    }));
    let sources = sources(files, &question.shown)?;
    let (find, width) = (question.find, request.width);
    let found = catch_unwind(AssertUnwindSafe(|| find(width))).unwrap_or_else(|payload| {
        // A claim that does not hold tells its story; any other panic is the question's own mistake.
        crate::rendered(&*payload).map_or_else(|| std::panic::resume_unwind(payload), Err)
    });
    let report = match found {
        Err(why) => Report::NoQuestion(why),
        Ok(found) => Report::Question(Box::new(question::Question {
            kind: question.kind.to_owned(),
            about: question.about,
            sources,
            call: question.call,
            because: question.because,
            found,
        })),
    };
    report.leave(&request.report)
}

/// A function that a student has moved, or written in another way, is run but not shown.
fn sources(files: &Files, functions: &[&str]) -> Result<Vec<Source>> {
    let places: Vec<&str> = [Some(files.questions), files.answer].into_iter().flatten().collect();
    let shown = functions.iter().map(|function| source::find_function(function, &places));
    Ok(shown.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}
