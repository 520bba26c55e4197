//! What `workbook hint` says.

/// One rung of a ladder of hints.
pub fn hint(lesson: &str, step: u32, at: usize, of: usize, text: &str) -> String {
    let more = match at < of {
        true => format!("Next hint: cargo run -- hint {lesson} {step}"),
        false => {
            format!("This was the last hint. Back to the first: cargo run -- hint {lesson} {step} --rung 1")
        }
    };
    format!("{lesson}, step {step}, hint {at} of {of}\n\n{}\n\n{more}\n", wrapped(text, 76))
}

/// A step without hints.
pub fn no_hints(lesson: &str, step: u32) -> String {
    format!("There is no hint for step {step} of {lesson}.")
}

/// Above the last rung.
pub fn no_such_rung(wanted: usize, rungs: usize) -> String {
    format!("There is no hint {wanted} for this step: it has {rungs}.")
}

fn wrapped(text: &str, width: usize) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is always a line");
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_string());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n")
}
