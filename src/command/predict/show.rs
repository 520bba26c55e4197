//! A question, and afterwards what the model says to it.

use std::path::Path;

use colored::Colorize;

use super::messages;
use super::table::{self, Cells};
use workbook_judge::check::report::indented;
use workbook_judge::check::workspace::Workspace;
use workbook_judge::protocol::question::{Form, Question, Source, Witness};
use workbook_judge::questions::answer::{Answer, Mark, Marked};

/// Lines of a function, at the most: the question below must stay in sight.
const LINES: usize = 40;

/// Which question of a sitting it is, and what stands above it.
pub struct Place<'a> {
    /// The lesson's name.
    pub lesson: &'a str,
    /// Counted from 1.
    pub number: usize,
    /// Of so many.
    pub of: usize,
    /// The question before.
    pub before: Option<&'a Question>,
}

/// The question, with everything that is needed to answer it, and nothing of its key.
pub fn question(workspace: &Workspace, question: &Question, place: &Place<'_>, width: usize) -> String {
    let mut text = format!("{}\n\n", messages::header(place.lesson, place.number, place.of).bold());
    text += &format!("{}\n\n", messages::wrapped(&question.about, width));
    if place.before.is_some_and(|before| before.sources == question.sources) {
        text += &format!("{}\n\n", messages::same_code());
    } else {
        text.extend(question.sources.iter().map(|source| listing(workspace, source)));
    }
    if !question.call.ends_with("()") {
        text += &format!("{}\n\n", messages::call(&question.call));
    }
    if let Some(table) = &question.found.table {
        text += &format!("{}\n", table::drawn(table, &question.call, Cells::Hidden, width));
    }
    text + &messages::ask(question, width)
}

/// The lines of a function with their numbers. Where it is the student's, its file is named.
fn listing(workspace: &Workspace, source: &Source) -> String {
    let shown = workspace.shown(Path::new(&source.file));
    let mut text = String::new();
    // Who has the reference answers run is not shown them.
    if shown.starts_with("solutions") {
        return text;
    }
    if !shown.starts_with("tests/predict") {
        text += &format!("    {}\n", shown.dimmed());
    }
    for (index, line) in source.lines.iter().enumerate().take(LINES) {
        let number = format!("{:>3} │", source.first_line + index);
        text += &format!("  {} {line}\n", number.dimmed());
    }
    if source.lines.len() > LINES {
        text += &format!("{}\n", messages::more_lines(source.lines.len() - LINES));
    }
    text + "\n"
}

/// What is right, what was right of the answer, and why.
pub fn revealed(question: &Question, answer: &Answer, marked: &Marked, width: usize) -> String {
    let verdict = match marked.overall() {
        Mark::Right => messages::right().green().bold(),
        Mark::Wrong if answer.is_unknown() => messages::unknown().bold(),
        Mark::Wrong => messages::wrong().red().bold(),
    };
    let mut text = format!("\n  {verdict}\n");
    text += &match &question.found.form {
        Form::Numbers(blanks) => numbers(question, blanks, answer, marked, width),
        Form::Set(among) => set(question, among, answer),
        Form::Choices(blanks, _) => choices(question, blanks, answer, marked),
        Form::Seconds => format!("  {}\n", messages::it_takes(&question.found.key[0], &answer.0[0])),
        Form::Order(_) => format!("  {}\n", messages::they_come(&question.found.key, &answer.0)),
    };
    if let Some(story) = &question.found.story {
        text += &format!("\n{}\n", indented(story, 4));
    }
    format!("{text}\n{}\n\n", indented(&messages::wrapped(&question.because, width.saturating_sub(2)), 2))
}

fn numbers(question: &Question, blanks: &[String], answer: &Answer, marked: &Marked, width: usize) -> String {
    let mut text = String::new();
    for (index, blank) in blanks.iter().enumerate() {
        if marked.places[index] == Mark::Wrong && !answer.is_unknown() {
            text += &format!("  {}\n", messages::cell(blank, &question.found.key[index], &answer.0[index]));
        }
    }
    let key = &question.found.key;
    let cells = if answer.is_unknown() { Cells::Told { key } } else { Cells::Marked { key, marked } };
    let table = question.found.table.as_ref().map(|table| table::drawn(table, &question.call, cells, width));
    format!("{text}\n{}", table.unwrap_or_default())
}

fn set(question: &Question, among: &[String], answer: &Answer) -> String {
    let mut text = messages::possible(&question.found.key, question.found.coverage);
    let never = |value: &&String| !question.found.key.contains(value) && answer.0.contains(value);
    for value in among.iter().filter(never) {
        text += &messages::never(value);
    }
    let missed = |it: &&Witness| !answer.0.contains(&it.value) && !it.story.is_empty();
    for Witness { value, story, .. } in question.found.witnesses.iter().filter(missed).take(2) {
        text += &format!("\n  {}\n{}\n", messages::how_it_comes_about(value), indented(story, 4));
    }
    text
}

fn choices(question: &Question, blanks: &[String], answer: &Answer, marked: &Marked) -> String {
    let line = |index: usize| {
        let sign = match marked.places[index] {
            Mark::Right => "✓".green(),
            Mark::Wrong if answer.is_unknown() => "·".normal(),
            Mark::Wrong => "✗".red(),
        };
        let (key, said) = (&question.found.key[index], &answer.0[index]);
        let line = question.found.lines.get(index).copied().flatten();
        format!("  {sign} {}\n", messages::stands(&blanks[index], key, line, said))
    };
    (0..blanks.len()).map(line).collect()
}
