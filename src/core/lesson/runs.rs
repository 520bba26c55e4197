//! Measures work on the real clock, and runs an experiment several times at once.

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use super::catching::catching;
use super::clock::Moment;
use super::messages;

/// More than this many experiments at once, each with its own threads, would disturb one another.
const MOST_AT_ONCE: usize = 16;

/// A result, and the real time it took.
pub struct Timed<T> {
    /// What the work returned.
    pub value: T,
    /// How long it took.
    pub took: Duration,
}

/// Does `work` and measures it.
pub fn timed<T>(work: impl FnOnce() -> T) -> Timed<T> {
    let start = Moment::now();
    let value = work();
    Timed { value, took: start.elapsed() }
}

/// Runs `experiment` once for each of `inputs`, up to 16 at once; results in the order of `inputs`.
///
/// An experiment that panics ends the program, with a sentence and exit code 3.
pub fn at_once<I: Sync, T: Send>(inputs: &[I], experiment: impl Fn(&I) -> T + Sync) -> Vec<Timed<T>> {
    let caught = catching(|| run_all(inputs, &experiment));
    if caught.result.is_none() {
        eprintln!("{}", messages::experiment_failed(caught.cause().or(caught.panics.first())));
    }
    caught.result.unwrap_or_else(|| std::process::exit(3))
}

fn run_all<I: Sync, T: Send>(inputs: &[I], experiment: &(impl Fn(&I) -> T + Sync)) -> Vec<Timed<T>> {
    let waiting = Mutex::new(inputs.iter().enumerate());
    let finished = Mutex::new(Vec::with_capacity(inputs.len()));
    let run_one_after_another = || {
        loop {
            // A lock of its own statement: held in the loop's condition, it would be held over the run.
            let next = waiting.lock().expect("no run panics with the lock").next();
            let Some((place, input)) = next else { return };
            let result = timed(|| experiment(input));
            finished.lock().expect("no run panics with the lock").push((place, result));
        }
    };
    match cfg!(feature = "model") {
        // The model knows no thread that it has not started.
        true => run_one_after_another(),
        false => thread::scope(|scope| {
            for _ in 0..inputs.len().min(MOST_AT_ONCE) {
                scope.spawn(run_one_after_another);
            }
        }),
    }
    let mut finished = finished.into_inner().expect("the threads have ended");
    finished.sort_by_key(|&(place, _)| place);
    finished.into_iter().map(|(_, result)| result).collect()
}
