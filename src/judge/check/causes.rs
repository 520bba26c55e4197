//! Why the checks of a step failed: each reason is told once.

use colored::Colorize;

use super::messages;
use super::verdict::{Judged, Verdict};

/// The reasons of one step of an answer.
#[derive(Debug, Default)]
pub(super) struct Causes {
    file: String,
    step: u32,
    causes: Vec<String>,
    /// The checks that failed for one of them, and were not told.
    repeated: usize,
}

impl Causes {
    /// Whether these are the reasons of that step.
    pub fn is_of(&self, (file, step): (&str, u32)) -> bool {
        self.file == file && self.step == step
    }

    /// Whether the reason was told already; it is, from now on.
    pub fn is_told(&mut self, step: (&str, u32), judged: &Judged) -> bool {
        if !self.is_of(step) {
            *self = Causes { file: step.0.to_owned(), step: step.1, ..Causes::default() };
        }
        let Some(cause) = cause(judged) else {
            return false;
        };
        let is_told = self.causes.contains(&cause);
        if is_told {
            self.repeated += 1;
        } else {
            self.causes.push(cause);
        }
        is_told
    }

    /// How many were not told, in a line.
    pub fn finish(self) -> String {
        match self.repeated {
            0 => String::new(),
            count => format!("  {} {}\n", "✗".red(), messages::same_reason(self.step, count)),
        }
    }
}

/// The same misconception, or else the same ending at the same line.
fn cause(judged: &Judged) -> Option<String> {
    if judged.said.verdict != Verdict::Failed {
        return None;
    }
    judged.said.misconception.clone().or_else(|| ending(&judged.said.message))
}

/// What was seen, where it names a line of the answer: other endings may have several causes.
fn ending(message: &str) -> Option<String> {
    let seen = message.split("\n\n").next()?.split_once("\nSeen: ")?.1;
    let names_a_line = seen.contains(" at line ") || seen.contains(".rs:");
    names_a_line.then(|| seen.to_owned())
}

#[cfg(test)]
mod tests {
    use super::ending;

    #[test]
    fn an_ending_is_a_cause_where_it_names_a_line() {
        let panicked = "Expected: It ends.\nSeen: Overflow (07.rs:12).\n\n  main\n    panics  :12";
        assert_eq!(ending(panicked).as_deref(), Some("Overflow (07.rs:12)."));
        assert_eq!(ending("Expected: It ends.\nSeen: It was 1, and should be 2."), None);
    }
}
