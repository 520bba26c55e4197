//! Every sentence of the harness.

use std::io;
use std::path::Path;
use std::time::Duration;

use super::lessons::Lesson;
use super::report::Tally;
use super::scan::Check;

/// The program was built from a folder that is gone.
pub fn workspace_is_gone(root: &Path) -> String {
    format!(
        "This command was built in {}, and the workbook is not there any more.\n\
         Go to the workbook's folder and run it from there with `cargo run`.",
        root.display()
    )
}

/// A file or folder that can't be read.
pub fn cannot_read(path: &Path, error: &io::Error) -> String {
    format!("{} can't be read: {}.", path.display(), cause(error))
}

/// The target folder refuses.
pub fn cannot_write(path: &Path, error: &io::Error) -> String {
    format!("The checks are built in {}, but it can't be written to: {}.", path.display(), cause(error))
}

fn cause(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::StorageFull => "the disk is full".into(),
        io::ErrorKind::ReadOnlyFilesystem => "it is read-only".into(),
        io::ErrorKind::IsADirectory => "it is a folder".into(),
        io::ErrorKind::NotFound => "there is no such file or folder".into(),
        _ => error.to_string(),
    }
}

/// `--answers` names nothing.
pub fn no_answers_folder(folder: &Path, error: &io::Error) -> String {
    format!("There is no folder of answers at {}: {}.", folder.display(), cause(error))
}

/// `--answers` names a file.
pub fn answers_is_a_file(folder: &Path) -> String {
    format!("{} is a file. `--answers` takes the folder that it lies in.", folder.display())
}

/// No lesson of this name.
pub fn unknown_lesson(wanted: &str, nearest: Option<&Lesson>, lessons: &[Lesson]) -> String {
    let nearest = nearest.map_or(String::new(), |lesson| format!(" Did you mean {}?", lesson.name));
    let all: String = lessons.iter().map(|lesson| format!("\n  {}", lesson.name)).collect();
    format!("There is no lesson `{wanted}`.{nearest}\nThe lessons are:{all}")
}

/// The answer is not there.
pub fn missing(file: &str) -> String {
    format!("There is no {file}.")
}

/// The answer holds nothing.
pub fn empty(file: &str) -> String {
    format!("{file} is empty.")
}

/// The answer is no text.
pub fn not_utf8(file: &str, bytes: &[u8], at: usize) -> String {
    let line = 1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count();
    format!(
        "{file} is not a text file in UTF-8: line {line} holds bytes that are no letters. Save it as UTF-8."
    )
}

/// The step's `todo!` still stands.
pub fn not_started(step: u32) -> String {
    format!("not started: the `todo!` of step {step} is still there")
}

/// The compiler's own words.
pub fn does_not_compile(file: &str, words: &str) -> String {
    format!("{file} does not compile.\n\n{words}")
}

/// The answer uses what the model does not hold.
pub fn not_in_this_std(file: &str, name: &str, place: &str, words: &str) -> String {
    format!(
        "{file} compiles, but can't be checked: this lesson's `{place}` has no `{name}`.\n\
         A check runs the answer on a model of `std` that holds only what the lessons need.\n\n{words}"
    )
}

/// The answer differs for the model in another way.
pub fn not_on_the_model(file: &str, words: &str) -> String {
    format!(
        "{file} compiles, but not for the check, which runs it on a model of `std`.\n\
         If it should, that is a mistake of the workbook's.\n\n{words}"
    )
}

/// A public item of the lesson is gone.
pub fn lacks(file: &str, name: &str, words: &str) -> String {
    format!(
        "{file} compiles, but the check does not find `{name}` in it. Was it renamed or removed?\n\n{words}"
    )
}

/// A public item of the lesson is not public any more.
pub fn not_public(file: &str, name: &str, words: &str) -> String {
    format!("{file} compiles, but `{name}` is private in it. The check needs it to be `pub`.\n\n{words}")
}

/// A public item of the lesson was changed.
pub fn another_signature(file: &str, words: &str) -> String {
    format!(
        "{file} compiles, but what the check calls in it has another signature than the lesson gave.\n\n{words}"
    )
}

/// A build failure without a place.
pub fn build_failed(file: &str, words: &str) -> String {
    format!("{file} compiles, but its check can't be built.\n\n{words}")
}

/// The answer takes in another file.
pub fn reads_another_file(file: &str, other: &str) -> String {
    format!("{file} takes in another file, {other}. An answer is one file.")
}

/// The time limit.
pub fn timed_out(file: &str, limit: Duration) -> String {
    let seconds = limit.as_secs_f64();
    format!(
        "{file} was still running after {seconds} s, and was stopped.\n\
         A loop that never ends? A check runs on a virtual clock, so waiting costs it no time."
    )
}

/// The process itself wrote too much.
pub fn output_limit(file: &str, bytes: usize) -> String {
    format!("{file} printed more than {} KiB, and was stopped.", bytes >> 10)
}

/// An allocation failed.
pub fn out_of_memory(file: &str) -> String {
    format!("{file} asked for more memory than a check may use. Does something grow without end?")
}

/// Somebody else ended it, and that is nearly always the system, out of memory.
pub fn killed(file: &str) -> String {
    format!("The system stopped {file} (SIGKILL): most likely it used too much memory.")
}

/// A stack overflow, as far as can be told.
pub fn stack_overflow(file: &str, signal: &str) -> String {
    format!("{file} overflowed its stack ({signal}). Does a function call itself without end?")
}

/// Another signal.
pub fn crashed(file: &str, signal: &str, words: &str) -> String {
    format!("{file} ended by {signal}.{}", last_words(words))
}

/// The check's process ended as if all were well, or failed by itself, and left no verdict.
pub fn no_verdict(code: i32, words: &str) -> String {
    format!(
        "The check ended with exit code {code} and left no verdict. That is a mistake of the workbook's.{}",
        last_words(words)
    )
}

/// The check's process left a verdict that does not exist.
pub fn unknown_verdict(verdict: &str) -> String {
    format!(
        "The check left the verdict {verdict}, which does not exist. That is a mistake of the workbook's."
    )
}

/// The check's process can't be started.
pub fn did_not_start(why: &str) -> String {
    format!("The check could not be started: {why}.")
}

fn last_words(words: &str) -> String {
    match words.trim() {
        "" => String::new(),
        words => format!(" Its last words:\n\n{words}"),
    }
}

/// Cargo can't be started.
pub fn no_cargo(error: &io::Error) -> String {
    format!("Cargo could not be started: {}. Is Rust installed? See https://rustup.rs", cause(error))
}

/// Cargo failed for a reason that is not the student's.
pub fn cargo_failed(elsewhere: &str, words: &str) -> String {
    let headline = match words {
        _ if is_about_the_network(words) => {
            "Cargo could not download what the checks are built from. Connect to the network once; after that the checks work offline."
        }
        _ if words.contains("No space left on device") => "The checks could not be built: the disk is full.",
        _ if words.contains("Permission denied") || words.contains("Read-only file system") => {
            "The checks could not be built: the target folder can't be written to."
        }
        _ => {
            "The checks could not be built. That is a mistake of the workbook's, or of this installation of Rust."
        }
    };
    format!("{headline}\n\n{}", format!("{elsewhere}{words}").trim())
}

fn is_about_the_network(words: &str) -> bool {
    let signs = [
        "failed to download",
        "Could not resolve host",
        "Couldn't resolve host",
        "spurious network error",
        "--offline",
        "failed to fetch",
    ];
    signs.iter().any(|sign| words.contains(sign))
}

/// Above the checks of one answer.
pub fn lesson_header(label: &str, file: &str) -> String {
    in_two_columns(label, file)
}

/// `step 4: no update is lost`.
pub fn check_title(check: &Check) -> String {
    format!("step {}: {}", check.step, check.claim())
}

/// In place of the checks of a step that is not started.
pub fn step_not_started(step: u32) -> String {
    format!("step {step}: not started")
}

/// How much stands behind a pass.
pub fn passed(schedules: u64, distinct: u64) -> String {
    match (schedules, distinct) {
        (0, _) => "passed".into(),
        (1, _) => "passed · 1 schedule".into(),
        _ => format!("passed · {} schedules, {} distinct", grouped(schedules), grouped(distinct)),
    }
}

/// What replays a failure.
pub fn again(label: &str, check: &str, schedule: &str) -> String {
    format!("Again: cargo run -- explore {label} {check} --schedule {schedule}")
}

/// The last line of a report.
pub fn summary(tally: Tally) -> String {
    let Tally { passed, failed, not_started } = tally;
    let total = passed + failed + not_started;
    let plural = if total == 1 { "check" } else { "checks" };
    let mut line = format!("{passed} of {total} {plural} passed");
    if failed > 0 {
        line += &format!(", {failed} failed");
    }
    if not_started > 0 {
        line += &format!(", {not_started} not started");
    }
    line + "."
}

/// Text at the left, text at the right.
pub fn in_two_columns(left: &str, right: &str) -> String {
    let gap = 62_usize.saturating_sub(left.chars().count()).max(2);
    format!("{left}{}{right}", " ".repeat(gap))
}

/// `1,234`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Before the first build, which takes long.
pub fn first_build() -> &'static str {
    "Building the checker. This takes a while, once."
}

/// What was given to `--schedule` is no schedule, or none of this check's.
pub fn bad_schedule(words: &str) -> String {
    format!("This schedule can't be replayed. {}", words.trim())
}
