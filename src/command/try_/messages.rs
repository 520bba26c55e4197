//! Every sentence of `try`.

use super::TryProgram;
use workbook_judge::check::messages::{grouped, pre_emptions};
use workbook_judge::protocol::Coverage;
use workbook_judge::protocol::Schedule;
use workbook_judge::protocol::{End, Outcome, Tried};

/// The model can't run it.
pub fn untried(file: &str, why: &str) -> String {
    format!("{file} can't be tried. {why}")
}

/// It was stopped.
pub fn stopped(why: &str) -> String {
    format!("The run was stopped before every schedule was tried. {why}")
}

/// The command that is typed again, up to the schedule.
pub fn again(file: &str, task: &TryProgram) -> String {
    let input = task.input.as_ref().map(|file| format!(" --input {}", typed(&file.display().to_string())));
    format!("cargo run -- try {}{}", typed(file), input.unwrap_or_default())
}

/// How an outcome can be seen again.
pub fn again_with(again: &str, schedule: &Schedule, task: &TryProgram) -> String {
    format!("Again: {}", replay(again, schedule, task))
}

/// The whole command for one schedule.
pub fn replay(again: &str, schedule: &Schedule, task: &TryProgram) -> String {
    let arguments: String = task.arguments.iter().map(|word| format!(" {}", typed(word))).collect();
    let arguments = if arguments.is_empty() { arguments } else { format!(" --{arguments}") };
    format!("{again} --schedule {schedule}{arguments}")
}

/// What the command that comes back to a point leaves out.
pub fn same_call(task: &TryProgram) -> String {
    let input = task.input.as_ref().map(|file| format!(" --input {}", typed(&file.display().to_string())));
    let arguments: String = task.arguments.iter().map(|word| format!(" {}", typed(word))).collect();
    let arguments = if arguments.is_empty() { arguments } else { format!(" --{arguments}") };
    match input.unwrap_or_default() + &arguments {
        call if call.is_empty() => call,
        call => format!("It was run with:{call}\n"),
    }
}

/// As a shell takes it.
fn typed(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "_-./=:,@%+".contains(letter);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// What is found out at once.
pub fn headline(tried: &Tried) -> String {
    let ends = tried.outcomes.iter().map(|outcome| &outcome.end);
    let mut kinds: Vec<&End> = ends.filter(|end| end.is_failure()).collect();
    kinds.dedup_by_key(|end| end.name());
    let texts = tried.texts();
    let is_whole = matches!(tried.coverage, Some(Coverage::Whole { .. }));
    match (kinds.as_slice(), texts) {
        ([only], 0) if is_whole => format!("It {} in every schedule.", does(only)),
        ([], 1) => "It always ends, and its output is always the same.".into(),
        ([], 2) => "It always ends, but its output depends on the schedule.".into(),
        ([], _) => format!(
            "It always ends, but its output depends on the schedule: there are {}{texts} different outputs.",
            if tried.more > 0 { "more than " } else { "" }
        ),
        (kinds, _) => {
            format!("It {}.", kinds.iter().map(|kind| can(kind)).collect::<Vec<_>>().join(", and it "))
        }
    }
}

fn can(end: &End) -> &'static str {
    match end {
        End::Deadlock => "can deadlock",
        End::Panic(..) => "can panic",
        End::Endless => "can run without end",
        End::Untried | End::Fault | End::Output(..) => "can end",
    }
}

fn does(end: &End) -> &'static str {
    match end {
        End::Deadlock => "deadlocks",
        End::Panic(..) => "panics",
        End::Endless => "runs without end",
        End::Untried | End::Fault | End::Output(..) => "ends",
    }
}

/// A failure, and how often: `deadlocks in 1 of 3 schedules`.
pub fn fails(outcome: &Outcome, of: usize) -> String {
    format!("{} {}", does(&outcome.end), share(outcome.schedules, of))
}

/// A text of one line, and how often: ``prints `2` in 12 of 14 schedules``.
pub fn prints(text: &str, outcome: &Outcome, of: usize) -> String {
    let text = if text.is_empty() { "nothing".to_owned() } else { format!("`{text}`") };
    format!("prints {text}{} {}", exit_code(outcome), share(outcome.schedules, of))
}

/// The same for a text of several lines, which follow.
pub fn prints_lines(outcome: &Outcome, of: usize) -> String {
    format!("prints this{} {}:", exit_code(outcome), share(outcome.schedules, of))
}

fn exit_code(outcome: &Outcome) -> String {
    match outcome.end {
        End::Output(_, code) if code != 0 => format!(", and ends with exit code {code},"),
        _ => String::new(),
    }
}

fn share(count: usize, of: usize) -> String {
    match (count, of) {
        (1, 1) => "in the only schedule".into(),
        (count, of) if count == of => format!("in all {} schedules", grouped(of)),
        (0, of) => format!("in none of these {} schedules, but in another one", grouped(of)),
        (count, of) => format!("in {} of {} schedules", grouped(count), grouped(of)),
    }
}

/// More different texts than are listed, by the number of their schedules.
pub fn more(count: usize) -> String {
    format!("… and other output in {} more schedules", grouped(count))
}

/// Lines of a text that are left out.
pub fn lines_left_out(count: usize) -> String {
    format!("… {count} more lines")
}

/// What the counts are counts of.
pub fn shown_by(coverage: Coverage) -> String {
    match coverage {
        Coverage::Whole { schedules: 1 } => {
            "Tried: the only schedule, apart from the order of independent steps.".into()
        }
        Coverage::Whole { schedules } => format!(
            "Tried: all {} schedules. Schedules that differ only in the order of independent steps count as one.",
            grouped(schedules)
        ),
        Coverage::Bounded { bound, schedules, more } => format!(
            "Tried: every schedule {} ({}), and {} more. There are others.",
            pre_emptions(bound),
            grouped(schedules),
            grouped(more)
        ),
        Coverage::Sampled { schedules: 1 } => "Tried: 1 schedule. There may be others.".into(),
        Coverage::Sampled { schedules } => {
            format!("Tried: {} schedules, a fixed selection. There are others.", grouped(schedules))
        }
    }
}

/// It prints something else.
pub fn not_as_asserted(expected: &str) -> String {
    format!("It should print `{expected}` in every schedule.")
}

/// It prints what was asserted.
pub fn as_asserted() -> &'static str {
    "This is the expected output."
}

/// One schedule, without trouble.
pub fn replayed() -> &'static str {
    "In this schedule it ends without a failure."
}

/// One schedule, with trouble.
pub fn replayed_failure(end: &End) -> String {
    match end {
        End::Deadlock => "In this schedule it deadlocks.".into(),
        End::Panic(..) => "In this schedule it panics.".into(),
        _ => "In this schedule it runs without end.".into(),
    }
}

/// Above the last lines that it printed before it failed.
pub fn last_lines() -> &'static str {
    "Its last lines of output:"
}
