//! What a report is made of.

use crate::check::report::Tally;
use crate::check::scan::Check;
use protocol::Schedule;

/// Above the checks of one answer.
pub fn lesson_header(label: &str, file: &str) -> String {
    in_two_columns(label, file)
}

/// `step 4: no update is lost`.
pub fn check_title(check: &Check) -> String {
    format!("step {}: {}", check.step, check.claim())
}

/// In place of the checks of a step that is not started.
pub fn step_not_started(step: u32) -> String {
    format!("step {step}: not started")
}

/// Rows of an interleaving that are left out.
pub fn rows_folded(rows: usize) -> String {
    format!("… {}, `explore` shows all …", more_of(rows, "row"))
}

/// Checks that fail for a reason that was told.
pub fn same_reason(step: u32, count: usize) -> String {
    match count {
        1 => format!("step {step}: 1 more check fails for the same reason"),
        _ => format!("step {step}: {count} more checks fail for the same reason"),
    }
}

/// No command line has room for more, in bytes, and nobody copies half as much.
const LONGEST_SCHEDULE: usize = 4_000;

/// What shows a failure again.
pub fn again(lesson: &str, file: &str, check: &str, schedule: &Schedule) -> String {
    format!("Again: {}", replay(lesson, file, check, schedule))
}

/// The command that shows what happens in a check under a schedule. One that is too long is left out: exploring finds it
/// again.
pub fn replay(lesson: &str, file: &str, check: &str, schedule: &Schedule) -> String {
    let (command, schedule) = (explore(lesson, file, check), schedule.to_string());
    if schedule.len() <= LONGEST_SCHEDULE { format!("{command} --schedule {schedule}") } else { command }
}

/// The command that explores a check.
pub fn explore(lesson: &str, file: &str, check: &str) -> String {
    let answers = match file.rsplit_once(['/', '\\']) {
        Some((folder, _)) if folder != "lessons" => format!(" --answers {folder}"),
        _ => String::new(),
    };
    format!("cargo run -- explore {lesson} {check}{answers}")
}

/// The last line of a report.
pub fn summary(tally: Tally) -> String {
    let Tally { passed, failed, not_started } = tally;
    let total = passed + failed + not_started;
    let plural = if total == 1 { "check" } else { "checks" };
    let mut line = format!("{passed} of {total} {plural} passed");
    if failed > 0 {
        line += &format!(", {failed} failed");
    }
    if not_started > 0 {
        line += &format!(", {not_started} not started");
    }
    line + "."
}

/// `1 more row`, `2 more rows`.
pub fn more_of(count: usize, thing: &str) -> String {
    if count == 1 { format!("1 more {thing}") } else { format!("{count} more {thing}s") }
}

/// Text at the left, text at the right.
pub fn in_two_columns(left: &str, right: &str) -> String {
    let gap = 62_usize.saturating_sub(left.chars().count()).max(2);
    format!("{left}{}{right}", " ".repeat(gap))
}
