//! Every sentence of the watch.

mod keys;
mod running;

pub use keys::*;
pub use running::*;

use workbook_judge::check::messages::{a_bug, more_of};

/// Its name, at the top.
pub fn title() -> &'static str {
    "The concurrency workbook"
}

/// How far the student is.
pub fn standing(passed: usize, steps: usize, points: (usize, usize)) -> String {
    match points {
        (_, 0) => format!("{passed} of {steps} steps"),
        (points, of) => format!("{passed} of {steps} steps · {points} of {of} points"),
    }
}

/// Beside a lesson's name while it is checked.
pub fn checking() -> &'static str {
    "checking …"
}

/// Beside a lesson's name once it was checked.
pub fn checked(passed: usize, failed: usize, not_started: usize) -> String {
    let count = |number: usize, what: &str| (number > 0).then(|| format!("{number} {what}"));
    let parts = [count(passed, "passed"), count(failed, "failed"), count(not_started, "not started")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Beside the name of a lesson that the compiler rejects.
pub fn does_not_compile() -> &'static str {
    "does not compile"
}

/// A step in the list of steps.
pub fn step(number: u32) -> String {
    format!("step {number}")
}

/// A step that has no check that failed.
pub fn next_step(step: u32, file: &str, line: Option<usize>) -> String {
    let line = line.map_or(String::new(), |line| format!(", line {line}"));
    format!("Next: step {step} in {file}{line}. Save the file to check it.")
}

/// What the checks of the next step will ask.
pub fn it_must_hold() -> &'static str {
    "It will be checked that"
}

/// The step on the screen passed, and others remain.
pub fn step_passed(step: u32) -> String {
    format!("Step {step} passed.")
}

/// All steps passed.
pub fn lesson_passed(lesson: &str, next: Option<&str>) -> String {
    match next {
        Some(next) => {
            format!("{lesson} passed.  n goes to {next}.  d compares with the reference.")
        }
        None => format!("{lesson} passed.  d compares with the reference."),
    }
}

/// Rows of a story that are not shown.
pub fn rows_folded(rows: usize) -> String {
    format!("… {}, Enter shows all …", more_of(rows, "row"))
}

/// Other checks of the step that failed.
pub fn more_failures(others: usize) -> String {
    match others {
        1 => "and 1 more check of this step".into(),
        _ => format!("and {others} more checks of this step"),
    }
}

/// One rung of a ladder of hints.
pub fn hint(at: usize, of: usize, text: &str) -> String {
    format!("Hint {at} of {of}: {text}")
}

/// The last lesson.
pub fn last_lesson() -> &'static str {
    "This is the last lesson."
}

/// The first lesson.
pub fn first_lesson() -> &'static str {
    "This is the first lesson."
}

/// A number that is no step.
pub fn no_such_step(step: u32) -> String {
    format!("This lesson has no step {step}.")
}

/// Every step passed.
pub fn no_hint_needed() -> &'static str {
    "Every step passed: no hint is needed."
}

/// A step without hints.
pub fn no_hints(step: u32) -> String {
    format!("There is no hint for step {step}.")
}

/// Nothing to explore.
pub fn nothing_fails() -> &'static str {
    "No check of this step fails, so there is nothing to explore."
}

/// What fails can't be shown.
pub fn nothing_to_see() -> &'static str {
    "This failure has no interleaving to show."
}

/// The page is being made.
pub fn page_begun() -> &'static str {
    "The page is being made …"
}

/// The page is open.
pub fn page_opened(address: &str) -> String {
    format!("In the browser: {address}")
}

/// The page is there, but no browser.
pub fn page_without_browser(address: &str) -> String {
    format!("No browser could be started. Open {address}")
}

/// No server can be started.
pub fn cannot_serve(error: &std::io::Error) -> String {
    format!("The page can't be served on this machine: {error}.")
}

/// On the page, when nothing fails any more.
pub fn page_passed(lesson: &str) -> String {
    format!("No check of {lesson} has a failing interleaving now.")
}

/// The comparison must wait.
pub fn compare_later() -> &'static str {
    "d shows the reference once every step has passed."
}

/// Above the list of lessons.
pub fn search(words: &str) -> String {
    format!("Go to: {words}▏")
}

/// Below the list of lessons.
pub fn list_keys() -> &'static str {
    "type to search · ↑ ↓ choose · Enter goes there · Esc goes back"
}

/// Nothing is called so.
pub fn nothing_found() -> &'static str {
    "No match"
}

/// Some lines have no room.
pub fn more_lines(lines: usize) -> String {
    format!("{}: ↑ ↓", more_of(lines, "line"))
}

/// Above a comparison: the lines that begin with `-`, and those that begin with `+`.
pub const MINE: &str = "yours";
/// See [`MINE`].
pub const REFERENCE: &str = "the reference";

/// Nothing differs.
pub fn no_difference() -> &'static str {
    "Your answer is identical to the reference."
}

/// The watch needs somebody to look at it.
pub fn needs_a_terminal() -> String {
    "`watch` needs a terminal. Use `check` without one.".into()
}

/// The terminal can't be drawn on or read.
pub fn terminal_is_gone(error: &std::io::Error) -> String {
    format!("The terminal can't be used: {error}.")
}

/// The folder can't be watched.
pub fn cannot_watch(folder: &std::path::Path, error: &notify::Error) -> String {
    format!("{} can't be watched: {error}.", folder.display())
}

/// A thread of ours panicked.
pub fn broken() -> String {
    format!("The check was interrupted. {}", a_bug())
}

/// Another command of the workbook's can't be called.
pub fn cannot_call(error: &std::io::Error) -> String {
    format!("The workbook could not start itself: {error}.")
}
