//! The verdicts as text and as JSON.

use std::collections::BTreeSet;
use std::fmt::Write;

use colored::Colorize;
use protocol::Coverage;
use serde_json::{Value, json};

use super::causes::Causes;
use super::fold::{self, Rows};
use super::messages;
use super::verdict::{Judged, Verdict};

/// How often each kind of verdict was reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Passed.
    pub passed: usize,
    /// Every other verdict but these two.
    pub failed: usize,
    /// Not started.
    pub not_started: usize,
}

impl Tally {
    /// Counts verdicts.
    pub fn of<'a>(judged: impl IntoIterator<Item = &'a Judged>) -> Tally {
        let mut tally = Tally::default();
        for judged in judged {
            match judged.said.verdict {
                Verdict::Passed => tally.passed += 1,
                Verdict::NotStarted => tally.not_started += 1,
                _ => tally.failed += 1,
            }
        }
        tally
    }
}

/// Tells verdicts one after the other, and what concerns several of them once.
#[derive(Debug, Default)]
pub struct Teller {
    file: String,
    told: BTreeSet<String>,
    /// Why checks of the file failed, in the step that is told.
    causes: Causes,
}

impl Teller {
    /// The lines for the next verdict; none when the one before has said it all.
    pub fn tell(&mut self, judged: &Judged) -> String {
        let step = (judged.file.as_str(), judged.check.step);
        let mut text = if self.causes.is_of(step) { String::new() } else { self.finish() };
        if self.file != judged.file {
            let gap = if self.file.is_empty() { "" } else { "\n" };
            let _ = writeln!(text, "{gap}{}", messages::lesson_header(&judged.label, &judged.file).bold());
            self.file.clone_from(&judged.file);
            self.told.clear();
        }
        let is_shared = matches!(judged.said.verdict, Verdict::NotStarted | Verdict::DoesNotCompile);
        if is_shared && !self.told.insert(judged.said.message.clone()) {
            return text;
        }
        if self.causes.is_told(step, judged) {
            return text;
        }
        text + &told(judged, Rows::READABLE)
    }

    /// What is left to say when all of a step is told: how many of its checks failed for a reason that was told.
    pub fn finish(&mut self) -> String {
        std::mem::take(&mut self.causes).finish()
    }
}

/// All that there is to tell of one check.
pub fn lines(judged: &Judged) -> String {
    told(judged, Rows::All)
}

fn told(judged: &Judged, rows: Rows) -> String {
    let mut text = match judged.said.verdict {
        Verdict::Passed => passed(judged),
        Verdict::NotStarted => {
            format!("  {} {}\n", "○".dimmed(), messages::step_not_started(judged.check.step).dimmed())
        }
        Verdict::DoesNotCompile => format!("{}\n", indented(&judged.said.message, 2)),
        _ => failure(judged, rows),
    };
    for advice in &judged.said.advice {
        let _ = writeln!(text, "    {} {}", "ℹ".cyan(), indented(advice, 6).trim_start());
    }
    text
}

fn passed(judged: &Judged) -> String {
    let count = messages::passed(judged);
    format!("  {} {}\n", "✓".green(), messages::in_two_columns(&messages::check_title(&judged.check), &count))
}

/// What a check that failed tells: the claim and the file, the story, and how to see it again.
fn failure(judged: &Judged, rows: Rows) -> String {
    let title = messages::in_two_columns(&messages::check_title(&judged.check), &judged.file);
    format!("  {} {}\n{}\n", "✗".red(), title.bold(), indented(&story(judged, rows), 4))
}

/// A failure's message, with so many rows of its interleaving, and the command that replays it.
pub fn story(judged: &Judged, rows: Rows) -> String {
    let again = judged
        .said
        .schedule
        .as_ref()
        .map(|schedule| messages::again(&judged.lesson, &judged.file, &judged.check.name, schedule));
    let (before, story, after) = fold::parts(judged);
    let story = fold::folded(&story, rows, messages::rows_folded).join("\n");
    let message = format!("{before}{story}{after}").trim_end().to_string();
    let parts = [Some(message), again];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Moves each line that is not empty to the right.
pub fn indented(text: &str, by: usize) -> String {
    let space = " ".repeat(by);
    let lines =
        text.lines().map(|line| if line.is_empty() { String::new() } else { format!("{space}{line}") });
    lines.collect::<Vec<_>>().join("\n")
}

/// The last line: a count of the verdicts.
pub fn summary(tally: Tally) -> String {
    let line = messages::summary(tally);
    match tally {
        Tally { failed: 1.., .. } => line.red().to_string(),
        Tally { passed: 1.., .. } => line.green().to_string(),
        _ => line,
    }
}

/// The report as `workbook/check/v1`.
pub fn as_json(answers: &str, judged: &[Judged]) -> Value {
    json!({
        "schema": "workbook/check/v1",
        "answers": answers,
        "checks": judged.iter().map(check_as_json).collect::<Vec<_>>(),
        "passed": Tally::of(judged).passed,
        "total": judged.len(),
    })
}

/// What was shown, by one exploration or by several together.
pub fn coverage(coverage: Coverage) -> Value {
    match coverage {
        Coverage::Whole { schedules } => json!({ "kind": "whole", "schedules": schedules }),
        Coverage::Bounded { bound, schedules, more } => {
            json!({ "kind": "bounded", "bound": bound, "schedules": schedules, "more": more })
        }
        Coverage::Sampled { schedules } => json!({ "kind": "sampled", "schedules": schedules }),
    }
}

fn check_as_json(judged: &Judged) -> Value {
    let message = (!judged.said.message.is_empty()).then_some(&judged.said.message);
    json!({
        "lesson": judged.lesson,
        "step": judged.check.step,
        "name": judged.check.name,
        "verdict": judged.said.verdict.name(),
        "message": message,
        "schedules": judged.said.schedules,
        "distinct": judged.said.distinct,
        "programs": judged.said.programs,
        "coverage": judged.said.coverage().map(coverage),
        "schedule": judged.said.schedule.as_ref().map(ToString::to_string),
        "advice": judged.said.advice,
        "seconds": judged.took.as_secs_f64(),
    })
}
