//! Every sentence of the command.

use workbook_judge::check::lessons::Lesson;
use workbook_judge::check::messages::{a_bug, grouped, shown_by};
use workbook_judge::protocol::Coverage;

/// `--timeout` is no number of seconds.
pub fn bad_seconds() -> String {
    "give a number of seconds above 0, such as 10 or 0.5".into()
}

/// The plan lacks a lesson that exists.
pub fn no_answer(lesson: &str) -> String {
    format!("There is no answer to {lesson} in the lessons folder. {}", a_bug())
}

/// No such step.
pub fn unknown_step(lesson: &str, wanted: &str, steps: &[u32]) -> String {
    format!("{lesson} has no step `{wanted}`. Its steps are {}.", in_words(steps))
}

/// No such check.
pub fn unknown_check(lesson: &Lesson, wanted: &str) -> String {
    let checks: String = lesson.checks.iter().map(|check| format!("\n  {}", check.name)).collect();
    format!("{} has no step or check `{wanted}`. Its checks are:{checks}", lesson.name)
}

/// Nothing to explore: the step is not started.
pub fn explore_not_started(step: u32) -> String {
    format!("Step {step} is not started: its `todo!` is still there, so there is nothing to explore.\n")
}

/// Nothing to explore: nothing fails.
pub fn explore_passed(check: &str, coverage: Option<Coverage>, schedules: usize) -> String {
    match (coverage, schedules) {
        (Some(coverage), _) => {
            format!("{check} passes: no interleaving breaks it ({}).\n", shown_by(coverage))
        }
        (None, 0) => format!(
            "{check} passes. It runs with real files, sockets and processes, so you can't choose an interleaving.\n"
        ),
        (None, _) => format!("{check} passes: no interleaving among {} breaks it.\n", grouped(schedules)),
    }
}

/// The interleaving does not fail.
pub fn explore_replay_passed(check: &str) -> String {
    format!("{check} does not fail in this schedule. If it did before, the file has changed since.\n")
}

/// A schedule belongs to one check.
pub fn explore_replay_of_many(checks: &[&str]) -> String {
    let checks: String = checks.iter().map(|check| format!("\n  {check}")).collect();
    format!("A schedule belongs to one check. Name the check instead of the step:{checks}")
}

/// The students' edition.
pub fn no_reference() -> String {
    "This edition of the workbook has no reference answers.".into()
}

/// An edition without the book.
pub fn no_book() -> String {
    "This edition of the workbook has no book: making it needs the reference answers. Whoever gave you the workbook can make \
     it for you."
        .into()
}

/// Below a check that failed, where a browser can be opened.
pub fn the_book_of(lesson: &str) -> String {
    format!("Such mistakes, step by step in your browser: cargo run -- book {lesson}\n")
}

/// What makes the book is not built yet.
pub fn first_book() -> &'static str {
    "The program that makes the book is built once. That takes a minute or two."
}

/// Not a rate.
pub fn bad_rate() -> String {
    "give a share from 0 to 1, such as 0.2".into()
}

fn in_words(numbers: &[u32]) -> String {
    let words: Vec<String> = numbers.iter().map(u32::to_string).collect();
    match &words[..] {
        [] => "none".into(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
