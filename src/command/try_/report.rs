//! What was found out, for people.

use colored::Colorize;

use super::{Try_, messages};
use crate::check::report::indented;
use crate::tried::outcome::{Outcome, Tried};
use crate::tried::run::Ran;
use crate::tried::source::Source;

/// For so many ends the interleaving is shown; for the others, the command that shows it.
const STORIES: usize = 3;
/// So many ends are listed.
const LISTED: usize = 20;
/// So many lines of what it printed are shown.
const LINES: usize = 12;
/// A text of one line is shown within a sentence if it is no longer.
const SHORT: usize = 60;

/// All of it.
pub fn text(source: &Source, ran: &Ran, task: &Try_, again: &str) -> String {
    let tried = match ran {
        Ran::Stopped(why) => return format!("{}\n\n{}\n", source.shown.bold(), messages::stopped(why)),
        Ran::Tried(tried) => tried,
    };
    let mut parts = vec![format!("{}", source.shown.bold())];
    parts.push(headline(tried, task));
    for (at, outcome) in tried.outcomes.iter().take(LISTED).enumerate() {
        parts.push(told(at, outcome, tried, task, again));
    }
    let unlisted =
        tried.outcomes.iter().skip(LISTED).map(|outcome| outcome.schedules).sum::<u64>() + tried.more;
    if unlisted > 0 {
        parts.push(format!("  {}", messages::more(unlisted)));
    }
    parts.extend(tried.coverage.map(messages::shown_by));
    parts.join("\n\n") + "\n"
}

fn headline(tried: &Tried, task: &Try_) -> String {
    let sentence = match (&tried.coverage, tried.outcomes.first()) {
        (None, Some(only)) if only.is_failure() => messages::replayed_failure(only.kind),
        (None, Some(_)) => messages::replayed().to_owned(),
        _ => messages::headline(&tried.outcomes, tried.more),
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
fn told(at: usize, outcome: &Outcome, tried: &Tried, task: &Try_, again: &str) -> String {
    let mark = if outcome.is_failure() { "✗".red() } else { "·".normal() };
    let share = messages::ending(outcome, tried.schedules());
    let mut text = format!("  {mark} {share}{}", what(outcome));
    let is_alone = tried.outcomes.len() == 1 && !outcome.is_failure() && tried.coverage.is_some();
    if is_alone {
        return text;
    }
    if !outcome.message.is_empty() {
        text += &format!("\n{}", indented(&printable(&outcome.message), 4));
    }
    if at < STORIES && !outcome.story.is_empty() {
        text += &format!("\n\n{}\n", indented(&outcome.story, 4));
    }
    if outcome.is_failure() && !outcome.last_lines.is_empty() {
        text +=
            &format!("\n    {}\n{}", messages::last_lines(), indented(&printable(&outcome.last_lines), 6));
    }
    match tried.coverage {
        Some(_) => text + &format!("\n    {}", messages::replay(again, &outcome.schedule, task).dimmed()),
        None => text,
    }
}

/// What it printed.
fn what(outcome: &Outcome) -> String {
    let Some(printed) = &outcome.printed else {
        return String::new();
    };
    let printed = printable(printed.strip_suffix('\n').unwrap_or(printed));
    if !printed.contains('\n') && printed.chars().count() <= SHORT {
        return format!(", and {}", messages::prints(&printed));
    }
    let lines: Vec<&str> = printed.lines().collect();
    let mut shown = lines.iter().take(LINES).copied().collect::<Vec<_>>().join("\n");
    if lines.len() > LINES {
        shown += &format!("\n{}", messages::lines_left_out(lines.len() - LINES));
    }
    format!(", and {}\n{}", messages::prints_lines(), indented(&shown, 6))
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
