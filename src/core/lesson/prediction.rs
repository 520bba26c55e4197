//! Asks before it shows: a prediction made and missed is what makes a result stay.

use std::io::{self, IsTerminal, Write};

use super::messages;

/// Whether the student wants to be asked.
#[derive(Clone, Copy)]
pub(super) enum Asking {
    Wanted,
    Unwanted,
}

impl Asking {
    pub(super) fn unless(yes: bool) -> Asking {
        if yes { Asking::Unwanted } else { Asking::Wanted }
    }
}

/// The line that the student typed. A pipe on standard input is never asked: nobody sits there.
pub(super) fn ask(question: &str, asking: Asking) -> Option<String> {
    match asking {
        Asking::Wanted if io::stdin().is_terminal() => typed(question),
        _ => None,
    }
}

fn typed(question: &str) -> Option<String> {
    // On standard error, so that the question is seen when the output goes to a file.
    eprint!("{}", messages::prediction_wanted(question));
    io::stderr().flush().ok()?;
    let mut line = String::new();
    // End of input, or a line that is not text: no prediction, and the lesson goes on.
    let read = io::stdin().read_line(&mut line).unwrap_or(0);
    if read == 0 {
        eprintln!();
    }
    let prediction = line.trim();
    (!prediction.is_empty()).then(|| prediction.to_string())
}
