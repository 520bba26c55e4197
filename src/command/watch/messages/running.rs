//! How it stands with the lesson's program.

use std::time::Duration;

use workbook_judge::check::messages::stuck;
use workbook_judge::check::platform::Threads;

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
