//! Every sentence that a claim says to people.

use super::failure::Failure;
use crate::story::messages::duration;
use std::fmt::Debug;
use std::time::Duration;

pub(crate) fn other_value(what: &str, actual: &dyn Debug, expected: &dyn Debug) -> String {
    let were = if is_plural(what) { "were" } else { "was" };
    format!("{what} {were} {actual:?}, and should be {expected:?}")
}

/// "the balances", "the balances of both", and not "the number of calls".
fn is_plural(what: &str) -> bool {
    let mut words = what.split(' ').skip_while(|word| *word == "the");
    let noun = words.next().unwrap_or_default();
    let is_noun = words.next().is_none_or(|next| ["of", "in", "that"].contains(&next));
    is_noun && noun.ends_with('s') && !noun.ends_with("ss") && !noun.ends_with("us")
}

/// The outcome of an execution.
pub(crate) fn returns(value: &dyn Debug) -> String {
    format!("returns {value:?}")
}

pub(crate) fn took(took: Duration, least: Duration, most: Duration) -> String {
    let took = duration(took);
    if least == most {
        return format!("it took {took} of virtual time, and should take {}", duration(least));
    }
    format!("it took {took} of virtual time, and should take {} to {}", duration(least), duration(most))
}

/// A schedule names a decision that the execution did not reach.
pub(crate) fn unused(decision: u32) -> String {
    format!(
        "the schedule does not fit the program: it ended before decision {decision}. Has the file changed since?"
    )
}

/// The whole message of a failed check.
pub(crate) fn failed(failure: &Failure) -> String {
    if failure.verdict.is_none() {
        return capital(&failure.happened);
    }
    let mut parts =
        vec![format!("Expected: {}\nSeen: {}", capital(&failure.expected), capital(&failure.happened))];
    if !failure.story.is_empty() {
        parts.push(
            failure.story.lines().map(|line| format!("  {line}\n")).collect::<String>().trim_end().to_owned(),
        );
    }
    if let Some(misconception) = &failure.misconception {
        parts.push(misconception.clone());
    }
    if !failure.output.is_empty() {
        parts.push(format!("The last lines that it printed:\n{}", failure.output));
    }
    parts.join("\n\n")
}

/// A sentence begins with a capital letter and ends with a full stop.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().collect::<String>()).unwrap_or_default();
    let text = format!("{first}{}", letters.as_str());
    if text.ends_with(['.', '!', '?', ')', ':']) || text.contains('\n') { text } else { format!("{text}.") }
}

pub(crate) fn spurious_wake() -> String {
    "A wait ended for no reason, as std allows. After each wait, a thread must look whether what it waits for is so, and \
     else wait again."
        .to_owned()
}

pub(crate) fn spurious_compare() -> String {
    "A weak exchange failed though it found the value that it expected: std allows that, so it stands in a loop."
        .to_owned()
}

/// What is behind a thread that waits for itself, in whatever lesson.
pub(crate) fn locked_twice() -> String {
    "One thread locks twice: it waits for a lock that it holds already, and that nobody else can give back. A guard holds \
     its lock until it is dropped, which is at the end of its block at the latest."
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::other_value;

    #[test]
    fn the_verb_agrees_with_what_it_is_about() {
        assert_eq!(other_value("the balances", &1, &2), "the balances were 1, and should be 2");
        assert_eq!(other_value("the number of calls", &1, &2), "the number of calls was 1, and should be 2");
        assert_eq!(other_value("the status", &1, &2), "the status was 1, and should be 2");
    }
}
