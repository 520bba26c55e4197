//! Every sentence of `try`.

use super::Try_;
use crate::check::coverage::Coverage;
use crate::check::messages::grouped;
use crate::check::schedule::Schedule;
use crate::tried::outcome::{Kind, Outcome};

/// The model can't run it.
pub fn untried(file: &str, why: &str) -> String {
    format!("{file} can't be tried. {why}")
}

/// It was stopped.
pub fn stopped(why: &str) -> String {
    format!("It was stopped before every schedule was tried. {why}")
}

/// The command that is typed again, up to the schedule.
pub fn again(file: &str, task: &Try_) -> String {
    let input = task.input.as_ref().map(|file| format!(" --input {}", typed(&file.display().to_string())));
    format!("cargo run -- try {}{}", typed(file), input.unwrap_or_default())
}

/// The whole command for one schedule.
pub fn replay(again: &str, schedule: &Schedule, task: &Try_) -> String {
    let arguments: String = task.arguments.iter().map(|word| format!(" {}", typed(word))).collect();
    let arguments = if arguments.is_empty() { arguments } else { format!(" --{arguments}") };
    format!("Again: {again} --schedule {schedule}{arguments}")
}

/// As a shell takes it.
fn typed(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "_-./=:,@%+".contains(letter);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// What is found out at once.
pub fn headline(outcomes: &[Outcome], more: u64) -> String {
    let failures: Vec<&str> =
        outcomes.iter().filter(|outcome| outcome.is_failure()).map(|outcome| can(outcome.kind)).collect();
    let mut kinds = failures.clone();
    kinds.dedup();
    let well = outcomes.iter().filter(|outcome| !outcome.is_failure()).count() as u64 + more;
    match (kinds.as_slice(), well) {
        ([], 0) => "Nothing was tried.".into(),
        ([], 1) => "It ends in every schedule, and always prints the same.".into(),
        ([], _) => {
            format!("It ends in every schedule, but what it prints depends on the schedule: {well} ways.")
        }
        (kinds, 0) => format!("It {}, whatever the schedule.", kinds.join(", or it ").replace("can ", "")),
        (kinds, _) => format!("It {}.", kinds.join(", and it ")),
    }
}

fn can(kind: Kind) -> &'static str {
    match kind {
        Kind::Deadlock => "can deadlock",
        Kind::Panic => "can panic",
        Kind::Endless => "can go on without end",
        Kind::Untried | Kind::Fault | Kind::Output => "can end",
    }
}

/// One end, and how often.
pub fn ending(outcome: &Outcome, of: u64) -> String {
    let how = match (outcome.kind, outcome.exit_code.unwrap_or(0)) {
        (Kind::Output, 0) => "ends".to_owned(),
        (Kind::Output, code) => format!("ends with exit code {code}"),
        (kind, _) => can(kind)
            .replacen("can ", "", 1)
            .replacen("deadlock", "deadlocks", 1)
            .replacen("panic", "panics", 1)
            .replacen("go on", "goes on", 1),
    };
    format!("{how} {}", share(outcome.schedules, of))
}

/// `in 12 of 14 schedules`.
pub fn share(count: u64, of: u64) -> String {
    match (count, of) {
        (1, 1) => "in the only schedule".into(),
        (count, of) if count == of => format!("in all {} schedules", grouped(of)),
        (0, of) => format!("in none of these {} schedules, but in one tried beside them", grouped(of)),
        (count, of) => format!("in {} of {} schedules", grouped(count), grouped(of)),
    }
}

/// What it printed in one line: "prints `2`".
pub fn prints(text: &str) -> String {
    if text.is_empty() { "prints nothing".into() } else { format!("prints `{text}`") }
}

/// Above what it printed in several lines.
pub fn prints_lines() -> &'static str {
    "prints"
}

/// More different ends than are told apart.
pub fn more(count: u64) -> String {
    format!("… and {} more schedules that print yet other texts", grouped(count))
}

/// Lines of a text that are left out.
pub fn lines_left_out(count: usize) -> String {
    format!("… {count} more lines")
}

/// What the counts are counts of.
pub fn shown_by(coverage: Coverage) -> String {
    match coverage {
        Coverage::Whole { schedules: 1 } => "There is only 1 schedule that differs from others.".into(),
        Coverage::Whole { schedules } => format!(
            "Tried: all {} schedules. Those that differ only in the order of steps that do not meet count as one.",
            grouped(schedules)
        ),
        Coverage::Bounded { bound, schedules, more } => format!(
            "Tried: every schedule with at most {bound} pre-emptions ({}), and {} more. There are others.",
            grouped(schedules),
            grouped(more)
        ),
        Coverage::Sampled { schedules } => {
            format!("Tried: {} schedules, a fixed selection. There are others.", grouped(schedules))
        }
    }
}

/// It prints something else.
pub fn not_as_asserted(expected: &str) -> String {
    format!("It should print `{expected}` in every schedule.")
}

/// It prints what was asserted.
pub fn as_asserted() -> &'static str {
    "That is what it should print."
}

/// One schedule, without trouble.
pub fn replayed() -> &'static str {
    "In this schedule it ends well."
}

/// One schedule, with trouble.
pub fn replayed_failure(kind: Kind) -> String {
    match kind {
        Kind::Deadlock => "In this schedule it deadlocks.".into(),
        Kind::Panic => "In this schedule it panics.".into(),
        _ => "In this schedule it goes on without end.".into(),
    }
}

/// Above the last lines that it printed before it failed.
pub fn last_lines() -> &'static str {
    "The last lines that it printed:"
}
