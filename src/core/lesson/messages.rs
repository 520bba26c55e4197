//! Every sentence that the lessons' shared code prints. A sentence of one lesson stands in its experiment.

use std::ops::RangeInclusive;
use std::time::Duration;

use colored::Colorize;

use super::catching::Panic;

pub(super) const ABOUT: &str = "Run this lesson on real threads";
pub(super) const SCALE: &str = "length of the pauses, where 1 is full length";
pub(super) const YES: &str = "run without asking for a prediction";
pub(super) const PAUSES: &str = "running";
pub(super) const PANIC_WITHOUT_TEXT: &str = "a panic without a message";
/// Back to the beginning of the line, and clear it.
pub(super) const WIPE_LINE: &str = "\r\x1b[2K";

/// A length of time as the lessons write it: `0.77 s`, `77.3 s`, `1500 s`.
pub fn seconds(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    let decimals = match seconds {
        ..10.0 => 2,
        ..1000.0 => 1,
        _ => 0,
    };
    format!("{seconds:.decimals$} s")
}

pub(super) fn option_help(meaning: &str, default: &str) -> String {
    format!("{meaning} [default: {default}]")
}

pub(super) fn number_wanted(allowed: &RangeInclusive<u64>) -> String {
    format!("it must be a whole number from {} to {}", allowed.start(), allowed.end())
}

pub(super) fn scale_wanted(allowed: &RangeInclusive<f64>) -> String {
    let (least, most) = (allowed.start(), allowed.end());
    format!("it must be a number from {least} to {most}; 1 is full length, 0.01 a hundredth of it")
}

pub(super) fn prediction_wanted(question: &str) -> String {
    format!("{question}\n{} ", "Your prediction:".bold())
}

pub(super) fn progress(label: &str, bar: &str, percent: u64) -> String {
    format!("\r  {label}  {bar} {percent:>3} %")
}

pub(super) fn step_not_written(step: u32, text: &str, place: &str) -> String {
    let step = format!("step {step}").yellow();
    if text.is_empty() {
        format!("{step} is not written yet ({place})")
    } else {
        format!("{step} is not written yet: {text} ({place})")
    }
}

pub(super) fn step_needs_another(step: u32, other: u32, text: &str, place: &str) -> String {
    let step = format!("step {step}").yellow();
    format!("{step} needs step {other}, which is not written yet: {text} ({place})")
}

pub(super) fn step_panicked(step: u32, panic: &Panic) -> String {
    let step = format!("step {step}").red();
    let Panic { message, place, thread } = panic;
    match thread {
        None => format!("{step} panicked: {message} ({place})"),
        Some(thread) => format!("{step} panicked in its thread '{thread}': {message} ({place})"),
    }
}

pub(super) fn step_ended_silently(step: u32) -> String {
    let step = format!("step {step}").red();
    format!("{step} did not finish: it raised the panic of a thread again (resume_unwind)")
}

pub(super) fn thread_panicked(step: u32, panic: &Panic) -> String {
    let step = format!("step {step}").yellow();
    let name = panic.thread.as_deref().map_or(String::new(), |name| format!(" '{name}'"));
    format!("{step}: a thread{name} panicked: {} ({})", panic.message, panic.place)
}

pub(super) fn more_threads_panicked(count: usize) -> String {
    format!("        and {count} more")
}

pub(super) fn step_still_running(step: u32, patience: Duration) -> String {
    let step = format!("step {step}").yellow();
    format!(
        "\n{step} is still running after {} s. Ctrl-C stops it; a check shows whether it is slow, \
         loops, or is in a deadlock.",
        patience.as_secs()
    )
}

pub(super) fn experiment_failed(cause: Option<&Panic>) -> String {
    match cause {
        Some(Panic { message, place, .. }) => {
            format!("the experiment stopped: {message} ({place}). Fewer --workers or --runs may help.")
        }
        None => "the experiment stopped without a message".to_string(),
    }
}

pub(super) fn output_failed(reason: &str) -> String {
    format!("the result can't be written: {reason}")
}

pub(super) fn timeline_key(running: char, sleeping: char, waiting: char) -> String {
    format!("{running} runs   {sleeping} sleeps   {waiting} waits")
}

pub(super) fn next(lesson: &str, answered: usize, questions: usize) -> String {
    let check = format!("cargo test {lesson}").bold();
    format!(
        "\n{answered} of {questions} questions answered, at the end of the file.\n\
         Check the steps with {check}; hints are in hints/{lesson}.md."
    )
}
