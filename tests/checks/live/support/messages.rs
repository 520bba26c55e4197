//! Every sentence that the checks of live lessons share.

use std::io;
use std::process::ExitStatus;
use std::time::Duration;

use crate::stuck::stuck;
use crate::threads::Threads;

pub(crate) const NO_DRIVER: &str =
    "a check of a live lesson starts a program with the answer, and none was named";
pub(crate) const PANICKED: &str = "It panicked, so nothing was returned";
pub(crate) const NO_SCHEDULES: &str = "A live lesson has no schedules: it runs on the real clock.";

/// `1 worker`, `2 workers`.
pub fn so_many(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// A slow one among quick ones kept others waiting.
pub const NOBODY_TOOK_IT: &str = "Whoever is free should take the next one; here nobody did. Was it dealt out beforehand, did it wait for the rest of its \
     round, did somebody take more than one at a time, or did one work alone?";

/// `step2_each_photo_is_blurred_once` claims: `each photo is blurred once`.
pub(crate) fn claim(check: &str) -> String {
    check.split_once('_').map_or(String::new(), |(_, claim)| claim.replace('_', " "))
}

pub(crate) fn failed(claim: &str, happened: &str, misconception: Option<&str>) -> String {
    let misconception = misconception.map_or(String::new(), |sentence| format!("\n\n{sentence}"));
    format!("Expected: {claim}.\n{happened}{misconception}")
}

pub(crate) fn did_not_return(limit: Duration, threads: Option<Threads>, words: &str) -> String {
    let what =
        threads.map_or(String::new(), |it| format!("\n{}", stuck(it.computing, it.sleeping, it.waiting)));
    let waits = match threads {
        Some(Threads { computing: 1.., .. } | Threads { sleeping: 1.., .. }) => "",
        _ => {
            "\nDoes a thread wait for something that never comes: the end of a pipe or of a channel that is still \
             open somewhere?"
        }
    };
    let words = if words.trim().is_empty() {
        String::new()
    } else {
        format!("\nIts last words:\n\n{}", words.trim())
    };
    format!("It had not returned after {} s, and was stopped.{what}{waits}{words}", limit.as_secs())
}

pub(crate) fn said_too_much(most: u64) -> String {
    format!(
        "It printed more than {} KiB to standard error, and was stopped: it seems to print without end.",
        most >> 10
    )
}

pub(crate) fn ended_early(status: &ExitStatus, words: &str) -> String {
    if let Some(step) = unwritten_step(words) {
        return format!("It needs step {step}, which is not written yet.");
    }
    let panicked = words.lines().position(|line| line.contains("panicked at"));
    match panicked {
        Some(line) => {
            // The first is the cause; others follow from it.
            let first = words.lines().skip(line).take_while(|line| !line.trim().is_empty());
            let told: Vec<&str> = first.filter(|line| !line.starts_with("note: run with")).take(4).collect();
            format!("{PANICKED}:\n\n{}", told.join("\n"))
        }
        None if words.trim().is_empty() => format!("Its process ended before it returned ({status})."),
        None => format!("Its process ended before it returned ({status}):\n\n{}", words.trim()),
    }
}

/// The step whose `todo!` ended the process.
fn unwritten_step(words: &str) -> Option<u32> {
    let (_, rest) = words.split_once("not yet implemented: step ")?;
    rest.split_once(':')?.0.parse().ok()
}

pub(crate) fn our_own_failure(error: &io::Error) -> String {
    format!("The check could not do its part: {error}. That is not the answer's fault.")
}
