//! `workbook list`: your progress, from the text of the lessons and the saved verdicts; nothing is run.

/// `workbook list --coverage`.
pub mod coverage;
/// Its messages.
pub mod messages;

use clap::Args;
use colored::{ColoredString, Colorize};
use serde_json::{Value, json};

use super::arguments::Format;
use super::book::can_be_opened;
use super::desk::Desk;
use super::{End, say};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;
use workbook_judge::progress::standing::{Points, survey};
use workbook_judge::progress::{LessonStanding, StepStanding};

/// `workbook list`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  cargo run -- list\n  cargo run -- list --coverage --format json")]
pub struct List {
    /// Check the reference answers, and show the coverage of each check
    #[arg(long)]
    pub coverage: bool,
    /// Output format: text, or JSON (`workbook/list/v1`, `workbook/coverage/v1`)
    #[arg(long, value_enum, default_value = "text", hide_possible_values = true, value_name = "text|json")]
    pub format: Format,
}

/// Does what the command line says.
///
/// # Errors
/// When the lessons or the progress can't be read, or nothing can be judged.
pub fn run(workspace: &Workspace, task: &List) -> Result<End, Problem> {
    if task.coverage { coverage::run(workspace, task.format) } else { standing(workspace, task.format) }
}

/// Prints the lessons with their steps and points, and what to do next.
///
/// # Errors
/// When the lessons or the progress can't be read.
pub fn standing(workspace: &Workspace, format: Format) -> Result<End, Problem> {
    let desk = Desk::open(workspace)?;
    let lessons = survey(&desk.plan, &desk.progress);
    say(&match format {
        Format::Text => as_text(&lessons) + if can_be_opened(workspace) { messages::the_book() } else { "" },
        Format::Json => format!("{:#}\n", as_json(&lessons)),
    });
    Ok(End::Good)
}

fn as_text(lessons: &[LessonStanding]) -> String {
    let (passed, steps) = steps_of(lessons);
    let points: Points = lessons.iter().map(|lesson| lesson.points).sum();
    let mut text = format!("{}\n\n", messages::title().bold());
    text += &format!("  {}  {}\n\n", bar(passed, steps), messages::totals(passed, steps, points));
    let widest = lessons.iter().map(|lesson| lesson.steps.len()).max().unwrap_or(0);
    for lesson in lessons {
        text += &format!("  {}\n", line(lesson, widest));
    }
    text += &format!("\n  {}\n", messages::legend().dimmed());
    text + &match next(lessons) {
        Some((lesson, step)) => messages::next_step(lesson, step),
        None => messages::all_passed().to_string(),
    }
}

fn steps_of(lessons: &[LessonStanding]) -> (usize, usize) {
    let passed = lessons.iter().map(LessonStanding::passed).sum();
    (passed, lessons.iter().map(|lesson| lesson.steps.len()).sum())
}

/// A cell for each step would be too wide, so there are thirty.
fn bar(passed: usize, steps: usize) -> String {
    const CELLS: usize = 30;
    let full = full_cells(passed, steps, CELLS);
    format!("{}{}", "█".repeat(full).green(), "░".repeat(CELLS - full).dimmed())
}

/// How many cells of a bar are full. The first step is seen, and so is that one is left.
pub fn full_cells(passed: usize, steps: usize, cells: usize) -> usize {
    (passed * cells).checked_div(steps).unwrap_or(0).max(passed.min(1).min(cells))
}

fn line(lesson: &LessonStanding, widest: usize) -> String {
    let is_done = lesson.passed() == lesson.steps.len();
    let mark = if is_done { "✓".green() } else { " ".normal() };
    let signs: Vec<String> = lesson.steps.iter().map(|(_, standing)| sign(*standing).to_string()).collect();
    let gap = " ".repeat(2 * (widest - lesson.steps.len()));
    let rest = match &lesson.unreadable {
        Some(why) => why.red().to_string(),
        None => messages::points(lesson.points) + &messages::given_up(&lesson.given_up).dimmed().to_string(),
    };
    format!("{mark} {}{}{gap}   {rest}", messages::name(&lesson.lesson), signs.join(" "))
}

fn sign(standing: StepStanding) -> ColoredString {
    match standing {
        StepStanding::NotStarted => "○".dimmed(),
        StepStanding::Begun => "◐".yellow(),
        StepStanding::PassedBeforeEdit => "◉".green(),
        StepStanding::Passed => "●".green(),
    }
}

/// The first step, in the order of the lessons, that has not passed.
fn next(lessons: &[LessonStanding]) -> Option<(&LessonStanding, u32)> {
    lessons.iter().find_map(|lesson| Some((lesson, lesson.next_step()?)))
}

fn as_json(lessons: &[LessonStanding]) -> Value {
    let (passed, steps) = steps_of(lessons);
    let points: Points = lessons.iter().map(|lesson| lesson.points).sum();
    json!({
        "schema": "workbook/list/v1",
        "lessons": lessons.iter().map(lesson_as_json).collect::<Vec<_>>(),
        "steps": { "passed": passed, "of": steps },
        "points": { "got": points.got, "of": points.of },
        "next": next(lessons).map(|(lesson, step)| json!({ "lesson": lesson.lesson, "step": step })),
    })
}

fn lesson_as_json(lesson: &LessonStanding) -> Value {
    let step =
        |(step, standing): &(u32, StepStanding)| json!({ "step": step, "standing": name_of(*standing) });
    json!({
        "lesson": lesson.lesson,
        "file": lesson.file,
        "steps": lesson.steps.iter().map(step).collect::<Vec<_>>(),
        "points": { "got": lesson.points.got, "of": lesson.points.of },
        "given_up": lesson.given_up,
        "unreadable": lesson.unreadable,
    })
}

fn name_of(standing: StepStanding) -> &'static str {
    match standing {
        StepStanding::NotStarted => "not_started",
        StepStanding::Begun => "begun",
        StepStanding::PassedBeforeEdit => "passed_before_edit",
        StepStanding::Passed => "passed",
    }
}
