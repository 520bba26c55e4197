//! What `workbook list` says.

use super::coverage::Counts;
use workbook_judge::check::messages::grouped;
use workbook_judge::progress::LessonStanding;
use workbook_judge::progress::standing::Points;
use workbook_judge::protocol::Coverage;

/// Above the list.
pub fn title() -> &'static str {
    "The concurrency workbook"
}

/// Beside the bar.
pub fn totals(passed: usize, steps: usize, points: Points) -> String {
    format!("{passed} of {steps} steps · {} of {} points", points.got, points.of)
}

/// A lesson's name, as wide as the others.
pub fn name(lesson: &str) -> String {
    format!("{lesson:<18}")
}

/// A lesson's points.
pub fn points(points: Points) -> String {
    format!("{:>2} of {:>2}", points.got, points.of)
}

/// Steps whose solution was asked for before they passed.
pub fn given_up(steps: &[u32]) -> String {
    let steps: Vec<String> = steps.iter().map(u32::to_string).collect();
    match &steps[..] {
        [] => String::new(),
        [step] => format!("   solution of step {step} seen"),
        [first @ .., last] => format!("   solutions of steps {} and {last} seen", first.join(", ")),
    }
}

/// What the signs mean.
pub fn legend() -> &'static str {
    "○ not started   ◐ started   ● passed   ◉ passed, and edited since · a point for each check that passed"
}

/// What to do next.
pub fn next_step(lesson: &LessonStanding, step: u32) -> String {
    let (name, file) = (&lesson.lesson, &lesson.file);
    format!(
        "\nNext: step {step} in {file}\n  \
         run it          cargo run -- run {name}\n  \
         check it        cargo run -- check {name}\n  \
         get a hint      cargo run -- hint {name} {step}\n"
    )
}

/// Where a browser can be opened.
pub fn the_book() -> &'static str {
    "  read the book   cargo run -- book\n"
}

/// Before the checks of the reference answers, which take long.
pub fn checking_solutions(checks: usize) -> String {
    format!("Running {checks} checks on the reference answers. This takes a while.")
}

/// What one exploration has seen, in few words.
pub fn coverage(coverage: Coverage) -> String {
    match coverage {
        Coverage::Whole { schedules } => format!("whole {}", grouped(schedules)),
        Coverage::Bounded { bound, schedules, more } => {
            format!("bounded by {bound}: {} + {}", grouped(schedules), grouped(more))
        }
        Coverage::Sampled { schedules } => format!("sampled {}", grouped(schedules)),
    }
}

/// A check that explores nothing; it may run the answer all the same.
pub fn explores_nothing(schedules: usize) -> String {
    match schedules {
        0 => "—".into(),
        1 => "— (1 schedule)".into(),
        _ => format!("— ({} schedules)", grouped(schedules)),
    }
}

/// The last line: how many claims were asked, and how many of them in which way.
pub fn coverage_summary(counts: Counts) -> String {
    let Counts { whole, bounded, sampled } = counts;
    let claims = counts.claims();
    let percent = (100 * whole).checked_div(claims).unwrap_or(0);
    let plural = if claims == 1 { "claim" } else { "claims" };
    format!("{claims} {plural}: whole {whole} ({percent} %), bounded {bounded}, sampled {sampled}.")
}

/// There is nothing left.
pub fn all_passed() -> &'static str {
    "\nEvery step has passed. Compare with the reference: cargo run -- diff 01\n"
}
