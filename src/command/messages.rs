//! Every sentence of the command.

use crate::check::lessons::Lesson;

/// `--timeout` is no number of seconds.
pub fn bad_seconds() -> String {
    "give a number of seconds above 0, such as 10 or 0.5".into()
}

/// Above the list of lessons.
pub fn overview_title() -> &'static str {
    "The concurrency workbook"
}

/// A lesson's name in the list.
pub fn lesson_name(name: &str) -> String {
    format!("{name:<18}")
}

/// A lesson in the list.
pub fn overview_line(name: &str, marks: &str, open: &[u32]) -> String {
    let state = match open {
        [] => "every step begun".to_string(),
        [step] => format!("step {step} not started"),
        steps => format!("steps {} not started", in_words(steps)),
    };
    format!("{}{marks:<14}{state}", lesson_name(name))
}

/// What to do next.
pub fn next_step(lesson: &str, file: &str, step: u32) -> String {
    format!(
        "\nNext: step {step} in {file}\n  \
         see it run      cargo run --bin {lesson}\n  \
         have it checked cargo run -- check {lesson}\n  \
         get a hint      cargo run -- hint {lesson} {step}\n"
    )
}

/// No `todo!` stands any more.
pub fn all_begun() -> &'static str {
    "\nEvery step is begun. Have them checked: cargo run -- check\n"
}

/// No such step.
pub fn unknown_step(lesson: &str, wanted: &str, steps: &[u32]) -> String {
    format!("{lesson} has no step `{wanted}`. Its steps are {}.", in_words(steps))
}

/// No such check.
pub fn unknown_check(lesson: &Lesson, wanted: &str) -> String {
    let checks: String = lesson.checks.iter().map(|check| format!("\n  {}", check.name)).collect();
    format!("{} has no step or check `{wanted}`. Its checks are:{checks}", lesson.name)
}

/// One rung of a ladder of hints.
pub fn hint(lesson: &str, step: u32, at: usize, of: usize, text: &str) -> String {
    let more = match at < of {
        true => format!("\nMore: cargo run -- hint {lesson} {step} --rung {}\n", at + 1),
        false => String::new(),
    };
    format!("{lesson}, step {step}, hint {at} of {of}\n\n{}\n{more}", wrapped(text, 76))
}

/// A step without hints.
pub fn no_hints(lesson: &str, step: u32) -> String {
    format!("There is no hint for step {step} of {lesson}.")
}

/// Above the last rung.
pub fn no_such_rung(wanted: usize, rungs: usize) -> String {
    format!("There is no hint {wanted} for this step: it has {rungs}.")
}

/// Nothing to explore: the step is not started.
pub fn explore_not_started(step: u32) -> String {
    format!("Step {step} is not started: its `todo!` is still there, so there is nothing to explore.\n")
}

/// Nothing to explore: nothing fails.
pub fn explore_passed(check: &str, schedules: u64) -> String {
    format!("{check} passes: no interleaving among {schedules} breaks it.\n")
}

/// The interleaving does not fail.
pub fn explore_replay_passed() -> String {
    "This interleaving does not fail. Was the file changed since it was found?\n".into()
}

/// The photo server runs.
pub fn serving(url: &str) -> String {
    format!(
        "The photo server is at {url}; Ctrl-C ends it.\n\n  \
         {url}/v2/list?page=1&limit=30\n  {url}/id/0/1880/1250\n  {url}/gallery\n  {url}/pdf/1\n"
    )
}

/// The photo server can't listen.
pub fn port_is_taken(port: u16, error: &std::io::Error) -> String {
    format!("The photo server can't listen on port {port}: {error}. Without --port it finds a free one.")
}

fn in_words(numbers: &[u32]) -> String {
    let words: Vec<String> = numbers.iter().map(u32::to_string).collect();
    match &words[..] {
        [] => "none".into(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
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
