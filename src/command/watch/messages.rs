//! Every sentence of the watch.

use std::time::Duration;

use crate::check::messages::stuck;
use crate::check::platform::Threads;

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
    format!("Next: step {step} in {file}{line}. Save the file, and the verdict is here.")
}

/// What the checks of the next step will ask.
pub fn it_must_hold() -> &'static str {
    "It will be checked that"
}

/// The step that is spoken of passed, and others are left.
pub fn step_passed(step: u32) -> String {
    format!("Step {step} is passed.")
}

/// All steps passed.
pub fn lesson_passed(lesson: &str, next: Option<&str>) -> String {
    match next {
        Some(next) => {
            format!("{lesson} is passed.  n goes on to {next}.  d compares yours with the reference.")
        }
        None => format!("{lesson} is passed.  d compares yours with the reference."),
    }
}

/// Rows of a story that are not shown.
pub fn rows_folded(rows: usize) -> String {
    format!("… {rows} more rows, Enter shows all …")
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
    "Every step is passed: no hint is needed."
}

/// A step without hints.
pub fn no_hints(step: u32) -> String {
    format!("There is no hint for step {step}.")
}

/// Nothing to explore.
pub fn nothing_fails() -> &'static str {
    "No check of this step fails, so there is nothing to explore."
}

/// The comparison must wait.
pub fn compare_later() -> &'static str {
    "The reference is for afterwards: d compares once every step is passed."
}

/// The program is being built.
pub fn run_building(lesson: &str) -> String {
    format!("{lesson}: building …")
}

/// The program runs.
pub fn run_going(lesson: &str) -> String {
    format!("{lesson} runs on real threads.  r stops it, Esc goes back.")
}

/// The program has ended.
pub fn run_over(lesson: &str, how: &str) -> String {
    format!("{lesson} {how}  r runs it again, Esc goes back.")
}

/// The student stopped it.
pub fn run_stopped() -> &'static str {
    "was stopped."
}

/// The program ended by itself.
pub fn run_ended(took: Duration) -> String {
    format!("ended after {:.1} s.", took.as_secs_f64())
}

/// The program ended with an exit code of its own.
pub fn run_failed(code: i32, took: Duration) -> String {
    format!("ended with exit code {code} after {:.1} s.", took.as_secs_f64())
}

/// A signal ended the program.
pub fn run_crashed(signal: &str, took: Duration) -> String {
    format!("was ended by {signal} after {:.1} s.", took.as_secs_f64())
}

/// The program did not end.
pub fn run_took_too_long(limit: Duration, threads: Option<Threads>) -> String {
    let what = threads.map_or(String::new(), |threads| {
        format!(" {}", stuck(threads.computing, threads.sleeping, threads.waiting))
    });
    format!("was still running after {} s, and was stopped.{what}", limit.as_secs_f64())
}

/// The program can't be started.
pub fn run_not_started(error: &std::io::Error) -> String {
    format!("It could not be started: {error}.")
}

/// The program could not be built.
pub fn run_not_built() -> &'static str {
    "does not compile."
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
    "No lesson is called so."
}

/// The keys, in their order at the foot; narrow windows leave the last ones out.
pub const KEYS: [(&str, &str); 10] = [
    ("n", "next"),
    ("p", "previous"),
    ("l", "list"),
    ("h", "hint"),
    ("r", "run"),
    ("e", "explore"),
    ("d", "compare"),
    ("?", "help"),
    ("q", "quit"),
    ("o", "open"),
];

/// What the keys do, and what happens without any.
pub const HELP: [(&str, &str); 14] = [
    ("save", "a saved lesson is checked at once, and what was going on is stopped"),
    ("n  p", "next and previous lesson; the order is yours"),
    ("l", "the list of lessons; type a part of a name"),
    ("1 … 9", "speak of this step: its failure, its hints"),
    ("h", "the next hint for the step; there are three"),
    ("r", "run the lesson on real threads; r again stops it"),
    ("Enter", "the whole story of the failure"),
    ("e", "explore the failure: play it move by move"),
    ("d", "compare your answer with the reference, once it passes"),
    ("o", "open the lesson in your editor"),
    ("↑ ↓", "scroll, also PgUp, PgDn, Home and End"),
    ("Esc", "back"),
    ("?", "this page"),
    ("q", "quit; what you passed is kept"),
];

/// Some lines have no room.
pub fn more_lines(lines: usize) -> String {
    format!("{lines} more lines: ↑ ↓")
}

/// Above a comparison: the lines that begin with `-`, and those that begin with `+`.
pub const MINE: &str = "yours";
/// See [`MINE`].
pub const REFERENCE: &str = "the reference";

/// Nothing differs.
pub fn no_difference() -> &'static str {
    "Yours is the reference, word for word."
}

/// The watch needs somebody to look at it.
pub fn needs_a_terminal() -> String {
    "`watch` draws on a terminal, and this is none. `check` judges without one.".into()
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
    "The check broke off. That is a mistake of the workbook's.".into()
}

/// Another command of the workbook's can't be called.
pub fn cannot_call(error: &std::io::Error) -> String {
    format!("The workbook could not call itself: {error}.")
}
