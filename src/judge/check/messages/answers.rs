//! About an answer and the check that ran it.

use std::time::Duration;

use super::machine::last_words;
use super::stuck::stuck;
use crate::check::given::Changed;
use crate::check::platform::Threads;
use crate::check::scan::Check;

/// The answer is not there.
pub fn missing(file: &str) -> String {
    format!("There is no {file}.")
}

/// The answer holds nothing.
pub fn empty(file: &str) -> String {
    format!("{file} is empty.")
}

/// The answer is no file that can be read to its end: a pipe, a device.
pub fn no_text_file(file: &str, kind: &str) -> String {
    format!("{file} is {kind}, not a text file. It was not read.")
}

/// No answer is that long.
pub fn too_large(file: &str, most: u64) -> String {
    format!("{file} is larger than {} KiB, too large for an answer. It was not read.", most >> 10)
}

/// The answer is no text.
pub fn not_utf8(file: &str, bytes: &[u8], at: usize) -> String {
    let line = 1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count();
    format!(
        "{file} is not a text file in UTF-8: line {line} has bytes that are not UTF-8. Save the file as UTF-8."
    )
}

/// Given code was changed.
pub fn given_code_changed(changed: &[Changed]) -> String {
    let one = |changed: &Changed| format!("{} (line {})", changed.shown, changed.line);
    let all: Vec<String> = changed.iter().map(one).collect();
    format!("Given code was changed: {}. The checks rely on the original.", all.join(", "))
}

/// The step's `todo!` still stands.
pub fn not_started(step: u32) -> String {
    format!("not started: the `todo!` of step {step} is still there")
}

/// The compiler's own words.
pub fn does_not_compile(file: &str, words: &str) -> String {
    format!("{file} does not compile.\n\n{words}")
}

/// The compiler was stopped.
pub fn compiles_too_long(file: &str, limit: Duration) -> String {
    format!(
        "{file} does not compile: the compiler was still computing after {} s, and was stopped. Does a constant or a \
         macro never end?",
        limit.as_secs()
    )
}

/// The compiler wanted too much.
pub fn compiles_too_large(file: &str, memory: u64) -> String {
    format!(
        "{file} does not compile: the compiler needed more than its limit of {:.1} GiB of memory. Does a macro or a \
         type grow without end?",
        memory as f64 / f64::from(1 << 30)
    )
}

/// The compiler crashed.
pub fn compiler_crashed(file: &str, how: &str) -> String {
    format!(
        "{file} does not compile: the compiler itself crashed ({how}). Perhaps something is nested too deeply, or the \
         compiler has a bug. Undo your last change."
    )
}

/// The answer uses what the model does not hold.
pub fn not_in_this_std(file: &str, name: &str, place: &str, words: &str) -> String {
    format!(
        "{file} compiles, but can't be checked: this lesson's `{place}` has no `{name}`.\n\
         A check runs the answer on a model of it, which has only what the lessons need.\n\n{words}"
    )
}

/// The answer differs for the model in another way.
pub fn not_on_the_model(file: &str, words: &str) -> String {
    format!(
        "{file} compiles with the real `std`, but not with the check's model of `std`.\n\
         If it should, that is a bug in the workbook; please report it.\n\n{words}"
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
        "{file} compiles, but a signature that the check uses has been changed. Restore the original one.\n\n{words}"
    )
}

/// A build failure without a place.
pub fn build_failed(file: &str, words: &str) -> String {
    format!("{file} compiles, but its check can't be built.\n\n{words}")
}

/// The answer takes in another file.
pub fn reads_another_file(file: &str, other: &str) -> String {
    format!("{file} includes another file, {other}. An answer must be one file.")
}

/// What it did on the model, it does not do on real threads.
pub fn behaves_otherwise(file: &str, check: &Check, happened: &str) -> String {
    format!(
        "{file} behaves otherwise on real threads than on the model, so nothing of step {} counts.\n\
         On the model it passed the check \"{}\". On real threads: {happened}",
        check.step,
        check.claim()
    )
}

/// The time limit.
pub fn timed_out(file: &str, limit: Duration, words: &str) -> String {
    let seconds = limit.as_secs_f64();
    format!(
        "{file} was still running after {seconds} s of processor time, and was stopped.\n\
         It was computing all that time. Is there a loop that never ends? A check runs on a virtual clock, so waiting \
         takes no time.{}",
        last_words(words)
    )
}

/// The time limit, when time is real.
pub fn live_timed_out(file: &str, took: Duration, threads: Option<Threads>, words: &str) -> String {
    let what =
        threads.map_or(String::new(), |it| format!("\n{}", stuck(it.computing, it.sleeping, it.waiting)));
    let seconds = took.as_secs();
    format!("{file} was still running after {seconds} s, and was stopped.{what}{}", last_words(words))
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
    format!("{file} was ended by {signal}.{}", last_words(words))
}
