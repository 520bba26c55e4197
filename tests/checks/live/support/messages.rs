//! Every sentence that the checks of live lessons share.

use std::io;
use std::process::ExitStatus;
use std::time::Duration;

pub(crate) const USAGE: &str = "<check> --verdict <file> --driver <program>";
pub(crate) const NO_SCHEDULES: &str = "A live lesson has no schedules: it runs on the real clock.";

/// `step2_each_photo_is_blurred_once` claims: `each photo is blurred once`.
pub(crate) fn claim(check: &str) -> String {
    check.split_once('_').map_or(String::new(), |(_, claim)| claim.replace('_', " "))
}

pub(crate) fn failed(claim: &str, happened: &str, misconception: Option<&str>) -> String {
    let misconception = misconception.map_or(String::new(), |sentence| format!("\n\n{sentence}"));
    format!("Expected: {claim}.\n{happened}{misconception}")
}

pub(crate) fn did_not_return(limit: Duration) -> String {
    format!(
        "It had not returned after {} s, and was stopped. Does a thread wait for something that never comes: \
         the end of a pipe or of a channel that is still open somewhere?",
        limit.as_secs()
    )
}

pub(crate) fn ended_early(status: &ExitStatus, words: &str) -> String {
    let panicked = words.lines().position(|line| line.contains("panicked at"));
    match panicked {
        Some(line) => {
            let told: Vec<&str> =
                words.lines().skip(line).filter(|line| !line.starts_with("note: run with")).take(4).collect();
            format!("It panicked, so nothing was returned:\n\n{}", told.join("\n"))
        }
        None if words.trim().is_empty() => format!("Its process ended before it returned ({status})."),
        None => format!("Its process ended before it returned ({status}):\n\n{}", words.trim()),
    }
}

pub(crate) fn our_own_failure(error: &io::Error) -> String {
    format!("The check could not do its part: {error}. That is not the answer's fault.")
}
