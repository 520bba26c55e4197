//! Runs a step that the student may not have written yet.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::catching::{Caught, Panic, catching};
use super::messages;

/// After this long a student wonders whether anything still happens.
const PATIENCE: Duration = Duration::from_secs(10);
/// Of a thousand threads that panicked for the same reason, three tell enough.
const PANICS_TOLD: usize = 3;
/// How the text of `todo!` begins.
const UNWRITTEN: &str = "not yet implemented";

/// Runs step `number` and gives back its result.
///
/// A step that is still a `todo!` prints one line that says so and where it stands, and gives `None`. So does
/// a step that panics. When only a thread of the step panicked, that is told, and the result counts.
///
/// ```
/// # use workbook::lesson::step;
/// fn losing_schedule() -> Vec<u32> {
///     todo!("step 2: an order that loses both")
/// }
/// assert_eq!(step(2, losing_schedule), None);
/// // step 2 is not written yet: an order that loses both (lessons/03_race.rs:57)
/// ```
pub fn step<T>(number: u32, body: impl FnOnce() -> T) -> Option<T> {
    let caught = still_running_is_told(number, || catching(body));
    match (&caught.result, cause(&caught)) {
        (Some(_), _) => tell_threads(number, &caught.panics),
        (None, Some(cause)) => println!("{}", explained(number, cause)),
        // `resume_unwind` panics without a word to the hook.
        (None, None) => println!("{}", messages::step_ended_silently(number)),
    }
    caught.result
}

/// A `todo!` says most, even after a panic that the lesson makes on purpose.
fn cause<T>(caught: &Caught<T>) -> Option<&Panic> {
    let unwritten = caught.panics.iter().find(|panic| panic.message.starts_with(UNWRITTEN));
    unwritten.or(caught.cause()).or(caught.panics.first())
}

fn explained(number: u32, cause: &Panic) -> String {
    let Some(text) = cause.message.strip_prefix(UNWRITTEN) else {
        return messages::step_panicked(number, cause);
    };
    let text = text.trim_start_matches([':', ' ']);
    match named(text) {
        Some((other, text)) if other != number => {
            messages::step_needs_another(number, other, text, &cause.place)
        }
        Some((_, text)) => messages::step_not_written(number, text, &cause.place),
        None => messages::step_not_written(number, text.trim(), &cause.place),
    }
}

/// The step that a `todo!` names, and the rest of its text.
fn named(text: &str) -> Option<(u32, &str)> {
    let (step, text) = text.strip_prefix("step ")?.split_once(':')?;
    Some((step.parse().ok()?, text.trim()))
}

fn tell_threads(number: u32, panics: &[Panic]) {
    for panic in panics.iter().take(PANICS_TOLD) {
        println!("{}", messages::thread_panicked(number, panic));
    }
    if panics.len() > PANICS_TOLD {
        println!("{}", messages::more_threads_panicked(panics.len() - PANICS_TOLD));
    }
}

/// A deadlock looks like a slow step: after a while, say which step it is and how to stop it.
fn still_running_is_told<T>(number: u32, work: impl FnOnce() -> T) -> T {
    let (finished, watched) = mpsc::channel::<()>();
    let watcher = thread::spawn(move || {
        if watched.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
            eprintln!("{}", messages::step_still_running(number, PATIENCE));
        }
    });
    let result = work();
    drop(finished);
    let _ = watcher.join();
    result
}
