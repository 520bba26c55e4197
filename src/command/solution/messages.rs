//! What `workbook solution` and `workbook diff` say.

/// The reference is kept back.
pub fn not_passed(lesson: &str, step: Option<u32>) -> String {
    let (what, call) = match step {
        Some(step) => (format!("Step {step} of {lesson} has"), format!("{lesson} {step}")),
        None => (format!("{lesson} has"), lesson.to_string()),
    };
    format!(
        "{what} not passed its checks yet, so its solution is not shown.\n  \
         check it        cargo run -- check {lesson}\n  \
         get a hint      cargo run -- hint {call}\n  \
         see it anyway   the same command with --give-up"
    )
}

/// The functions of one step.
pub fn part(file: &str, step: u32, functions: &[&str]) -> String {
    match functions {
        [] => format!("// Step {step} is more than functions. See all of {file}.\n"),
        functions => format!("// Step {step}, from {file}\n\n{}\n", functions.join("\n\n")),
    }
}

/// Which side is whose.
pub fn sides(mine: &str, theirs: &str) -> String {
    format!("--- {mine} (yours)\n+++ {theirs} (one of several right answers)\n")
}

/// Nothing to show.
pub fn no_difference(file: &str) -> String {
    format!("{file} is identical to the reference answer.\n")
}
