//! The `main` of a question's process: one question with its key, in a file.

use crate::find::{Form, Found};
use crate::table::Table;
use crate::{Question, Round, messages, source};
use serde_json::{Value, json};
use std::io::{Error, Result};
use std::panic::{AssertUnwindSafe, catch_unwind};
pub use std::process::ExitCode;

/// Where the functions stand that questions show.
pub struct Files {
    /// The questions.
    pub questions: &'static str,
    /// The answer to the lesson, if it runs on the model.
    pub answer: Option<&'static str>,
}

type Named = (&'static str, fn(Round) -> Question);

/// Asks the question that the command line names, and leaves it with its key in the file that it names.
/// The exit code says only whether it was left.
pub fn ask(files: &Files, questions: &[Named]) -> ExitCode {
    match request().and_then(|request| leave(files, questions, &request)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

struct Request {
    name: String,
    round: Round,
    file: String,
    width: usize,
}

fn request() -> Result<Request> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let parsed = match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [question, "--verdict", file, "--width", width] => {
            question.split_once('@').and_then(|(name, round)| {
                let (round, width) = (Round(round.parse().ok()?), width.parse().ok()?);
                Some(Request { name: name.to_owned(), round, file: (*file).to_owned(), width })
            })
        }
        _ => None,
    };
    parsed.ok_or_else(|| Error::other(messages::usage()))
}

fn leave(files: &Files, questions: &[Named], request: &Request) -> Result<()> {
    let question = questions.iter().find(|(name, _)| *name == request.name);
    let (_, question) = question.ok_or_else(|| Error::other(messages::no_such_question(&request.name)))?;
    let question = question(request.round);
    let sources = sources(files, &question.shown)?;
    let (find, width) = (question.find, request.width);
    let found = catch_unwind(AssertUnwindSafe(|| find(width))).unwrap_or_else(|payload| {
        // A claim that does not hold tells its story; any other panic is the question's own mistake.
        engine::rendered(&*payload).map_or_else(|| std::panic::resume_unwind(payload), Err)
    });
    let left = match found {
        Err(why) => json!({ "left_out": why }),
        Ok(found) => json!({
            "kind": question.kind,
            "about": question.about,
            "sources": sources,
            "call": question.call,
            "because": question.because,
            "table": found.table.as_ref().map(table),
            "form": form(&found),
            "key": found.key,
            "story": found.story,
            "witnesses": found.witnesses,
            "lines": found.lines,
            "schedules": found.schedules,
            "all_schedules": matches!(found.coverage, engine::Coverage::Whole { .. }),
        }),
    };
    std::fs::write(&request.file, left.to_string())
}

/// A function that a student has put elsewhere, or written in another way, is run and not shown.
fn sources(files: &Files, functions: &[&str]) -> Result<Vec<Value>> {
    let places: Vec<&str> = [Some(files.questions), files.answer].into_iter().flatten().collect();
    let mut shown = Vec::new();
    for function in functions {
        if let Some(source) = source::find_function(function, &places)? {
            shown
                .push(json!({ "file": source.file, "first_line": source.first_line, "lines": source.lines }));
        }
    }
    Ok(shown)
}

fn table(table: &Table) -> Value {
    let rows = table
        .rows
        .iter()
        .map(|row| json!({ "time": row.time, "column": row.column, "text": row.text, "line": row.line }));
    json!({ "columns": table.columns, "rows": rows.collect::<Vec<_>>(), "returns": table.returns })
}

fn form(found: &Found) -> Value {
    match &found.form {
        Form::Numbers(blanks) => json!({ "type": "numbers", "blanks": blanks }),
        Form::Set(among) => json!({ "type": "set", "among": among }),
        Form::Choices(blanks, among) => json!({ "type": "choices", "blanks": blanks, "among": among }),
        Form::Seconds => json!({ "type": "seconds" }),
        Form::Order(of) => json!({ "type": "order", "of": of }),
    }
}
