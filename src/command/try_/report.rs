//! What was found out, for people.

use colored::Colorize;

use super::{TryProgram, messages};
use workbook_judge::check::report::indented;
use workbook_judge::protocol::{End, Outcome, Tried};
use workbook_judge::tried::run::Ran;
use workbook_judge::tried::source::Source;

/// How a text comes about is shown if there are others, and no more than this; else the command that shows it.
const STORIES: usize = 3;
/// So many ends are listed.
const LISTED: usize = 8;
/// So many lines of what it printed are shown.
const LINES: usize = 12;
/// And so many letters of each.
const WIDTH: usize = 100;
/// A text of one line is shown within a sentence if it is no longer.
const SHORT: usize = 60;

/// All of it.
pub fn text(source: &Source, ran: &Ran, task: &TryProgram, again: &str) -> String {
    let tried = match ran {
        Ran::Stopped(why) => return format!("{}\n\n{}\n", source.shown.bold(), messages::stopped(why)),
        Ran::Tried(tried) => tried,
    };
    let mut parts = vec![format!("{}", source.shown.bold())];
    parts.push(headline(tried, task));
    for outcome in tried.outcomes.iter().take(LISTED) {
        parts.push(told(outcome, tried, task, again));
    }
    let unlisted =
        tried.outcomes.iter().skip(LISTED).map(|outcome| outcome.schedules).sum::<usize>() + tried.more;
    if unlisted > 0 {
        parts.push(format!("  {}", messages::more(unlisted)));
    }
    let shown = tried.coverage.map(messages::shown_by);
    let last =
        shown.into_iter().chain(tried.advice.clone()).chain(source.notes().into_iter().map(str::to_owned));
    parts.push(last.collect::<Vec<_>>().join("\n"));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

fn headline(tried: &Tried, task: &TryProgram) -> String {
    let sentence = match (&tried.coverage, tried.outcomes.first()) {
        (None, Some(only)) if only.end.is_failure() => messages::replayed_failure(&only.end),
        (None, Some(_)) => messages::replayed().to_owned(),
        _ => messages::headline(tried),
    };
    let asserted = task.assert_output.as_ref().map(|expected| {
        let is_it = |outcome: &Outcome| outcome.printed_is(expected);
        match tried.more == 0 && tried.outcomes.iter().all(is_it) {
            true => format!(" {}", messages::as_asserted()),
            false => format!("\n{}", messages::not_as_asserted(&printable(expected))),
        }
    });
    sentence + &asserted.unwrap_or_default()
}

/// One end. How it comes about is shown where there is another, or it is a failure.
fn told(outcome: &Outcome, tried: &Tried, task: &TryProgram, again: &str) -> String {
    let mark = if outcome.end.is_failure() { "✗".red() } else { "·".normal() };
    let mut text = format!("  {mark} {}", ending(outcome, tried.schedules()));
    let is_alone = tried.outcomes.len() == 1 && !outcome.end.is_failure() && tried.coverage.is_some();
    if is_alone {
        return text;
    }
    if !outcome.message.is_empty() {
        text += &format!("\n{}", indented(&printable(&outcome.message), 4));
    }
    let is_one_of_few = (2..=STORIES).contains(&tried.texts()) || tried.coverage.is_none();
    let is_told = outcome.end.is_failure() || is_one_of_few;
    if is_told && !outcome.story.is_empty() {
        text += &format!("\n\n{}\n", indented(&outcome.story, 4));
    }
    if outcome.end.is_failure() && !outcome.last_lines.is_empty() {
        let lines = indented(&cut(&printable(&outcome.last_lines)), 6);
        text += &format!("\n    {}\n{lines}\n", messages::last_lines());
    }
    match tried.coverage {
        Some(_) => text + &format!("\n    {}", messages::again_with(again, &outcome.schedule, task).dimmed()),
        None => text,
    }
}

/// How it ended, and in how many schedules.
fn ending(outcome: &Outcome, of: usize) -> String {
    let End::Output(printed, _) = &outcome.end else {
        return messages::fails(outcome, of);
    };
    let printed = printable(printed.strip_suffix('\n').unwrap_or(printed));
    if !printed.contains('\n') && printed.chars().count() <= SHORT {
        return messages::prints(&printed, outcome, of);
    }
    format!("{}\n{}", messages::prints_lines(outcome, of), indented(&cut(&printed), 6))
}

/// No more of a text than can be read at a glance.
fn cut(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let short = |line: &&str| match line.char_indices().nth(WIDTH) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => (*line).to_owned(),
    };
    let mut shown = lines.iter().take(LINES).map(short).collect::<Vec<_>>();
    if lines.len() > LINES {
        shown.push(messages::lines_left_out(lines.len() - LINES));
    }
    shown.join("\n")
}

/// What a program printed must not move the cursor, nor colour what follows.
fn printable(text: &str) -> String {
    let shown = |letter: char| match letter {
        '\n' | '\t' => letter.to_string(),
        letter if letter.is_control() => letter.escape_default().to_string(),
        letter => letter.to_string(),
    };
    text.chars().map(shown).collect()
}
