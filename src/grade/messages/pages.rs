//! What pages, and the forms of other systems, are made of.

use workbook_judge::check::verdict::Verdict;
use workbook_judge::check::visible::visible_line;

use super::counted;

/// The report's title.
pub fn report_title(class: &str) -> String {
    format!("Grades of {}", visible_line(class))
}

/// A part of the report.
#[derive(Debug, Clone, Copy)]
pub enum Part {
    /// What needs a look.
    Notes,
    /// The heat map.
    Grades,
    /// What went wrong most often.
    Misconceptions,
    /// Every answer that failed.
    Failures,
    /// Answers to questions.
    Questions,
    /// Files that are alike.
    Alike,
}

/// Its heading.
pub fn part(part: Part) -> &'static str {
    match part {
        Part::Notes => "Needs a look",
        Part::Grades => "Points",
        Part::Misconceptions => "Commonest misconceptions",
        Part::Failures => "Failures",
        Part::Questions => "Answers to questions",
        Part::Alike => "Similar files",
    }
}

/// What the verdicts depend on.
pub fn provenance(provenance: &crate::provenance::Provenance) -> Vec<String> {
    let boxes = match provenance.boxes.as_slice() {
        [] => "none".into(),
        boxes => boxes.join(", "),
    };
    vec![
        format!("Toolchain: {}", provenance.toolchain),
        format!("Checks: {}", provenance.all_checks()),
        format!(
            "Limits of a check: {} s of processor time, {} MiB of address space, {} KiB of output",
            provenance.seconds,
            provenance.memory >> 20,
            provenance.output >> 10
        ),
        format!("Sandbox: {boxes}"),
    ]
}

/// The heading of a column.
pub fn column_student() -> &'static str {
    "Student"
}

/// The heading of a column.
pub fn column_points() -> &'static str {
    "Points"
}

/// The heading of a column.
pub fn column_marks() -> &'static str {
    "Marks"
}

/// What is seen when the pointer rests on a cell.
pub fn cell_title(grade: &crate::results::Grade) -> String {
    use crate::results::State;
    match grade.state {
        State::Missing => format!("{}: not handed in", grade.lesson),
        State::Refused => grade.refused.clone().unwrap_or_default(),
        State::Untouched => format!("{}: not started", grade.lesson),
        State::Judged => format!("{}: {} of {} checks passed", grade.lesson, grade.passed, grade.checks),
    }
}

/// A failure without a misconception.
pub fn mistake(said: &crate::ledger::Said) -> String {
    format!("{} ({})", check_title(said), verdict(said.verdict))
}

/// No answer failed.
pub fn no_mistakes() -> &'static str {
    "No answer failed."
}

/// Students, the first of them by name.
pub fn listed<'a>(students: impl IntoIterator<Item = &'a str>) -> String {
    let all: Vec<&str> = students.into_iter().collect();
    match all.len() {
        0..=12 => all.join(", "),
        many => format!("{} and {} more", all[..10].join(", "), many - 10),
    }
}

/// `step 4: no update is lost`
pub fn check_title(said: &crate::ledger::Said) -> String {
    let claim = said.check.split_once('_').map_or("", |(_, claim)| claim).replace('_', " ");
    format!("step {}: {claim}", said.step)
}

/// A verdict in words.
pub fn verdict(verdict: Verdict) -> String {
    match verdict {
        Verdict::InternalError => "could not be judged".into(),
        verdict => verdict.name().replace('_', " "),
    }
}

/// A verdict as a sign.
pub fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Passed => "✓",
        Verdict::NotStarted => "○",
        _ => "✗",
    }
}

/// What to do with the answers to questions.
pub fn how_to_mark() -> &'static str {
    "Enter your marks here and save them as marks.csv beside this page, or enter them in that file. Then grade again: \
     they are added to this page and to the gradebook, and are never lost."
}

/// The link that saves them.
pub fn save_marks() -> &'static str {
    "Save marks.csv"
}

/// What is typed into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Points.
    Mark,
    /// More than points.
    Comment,
}

/// What a field is for, for who can't see where it stands.
pub fn mark_field(student: &str, question: usize, field: Field) -> String {
    match field {
        Field::Mark => format!("Mark for question {question}, {student}"),
        Field::Comment => format!("Comment on question {question}, {student}"),
    }
}

/// What likeness is.
pub fn alike_is_a_hint() -> &'static str {
    "A reason to look, not a verdict: short answers can be similar by chance. Names, comments and layout are ignored."
}

/// `03_race: 7.5 of 10 points`
pub fn grade(grade: &crate::results::Grade, of: f64, left: f64) -> String {
    use crate::results::State;
    use crate::score::written;
    let late = match left < 1.0 {
        true => format!(", {} % taken off for late days", written(100.0 - 100.0 * left)),
        false => String::new(),
    };
    let state = match grade.state {
        State::Missing => " (not handed in)",
        State::Refused => " (could not be read)",
        State::Untouched => " (not started)",
        State::Judged => "",
    };
    format!("{}: {} of {} points{late}{state}", grade.lesson, written(grade.points), written(of))
}

/// All points.
pub fn total(points: f64, of: f64) -> String {
    format!("{} of {} points", crate::score::written(points), crate::score::written(of))
}

/// An instructor's mark.
pub fn marked(question: usize, mark: &crate::marks::Mark) -> String {
    let points =
        mark.points.map(|points| format!(" {} points.", crate::score::written(points))).unwrap_or_default();
    format!("Question {question}:{points} {}", visible_line(&mark.comment)).trim_end().to_owned()
}

/// `--format` is none.
pub fn unknown_format(all: &[&str]) -> String {
    format!("the formats are {}", all.join(", "))
}

/// Nothing was handed in for a lesson.
pub fn not_handed_in() -> &'static str {
    "Not handed in."
}

/// `03_race, step 4`
pub fn step_title(lesson: &str, step: u32) -> String {
    format!("{lesson}, step {step}")
}

/// Rows of a table for which there is no room.
pub fn rows_left_out(count: usize) -> String {
    format!("\n{} left out: there is no room for more.\n", counted(count, "student"))
}
