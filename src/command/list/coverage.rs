//! `workbook list --coverage`: how much the checks on the model have seen of the reference answers.

use serde_json::{Value, json};

use super::super::arguments::Format;
use super::super::{End, complain, reference, say};
use super::messages;
use workbook_judge::check::judge::{self, Options};
use workbook_judge::check::lessons::{self, Stage};
use workbook_judge::check::messages::lesson_header;
use workbook_judge::check::plan::Plan;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::report;
use workbook_judge::check::verdict::{Judged, Verdict};
use workbook_judge::check::workspace::Workspace;
use workbook_judge::protocol::Coverage;

/// How many explorations have seen how much.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Everything.
    pub whole: usize,
    /// Everything within a bound.
    pub bounded: usize,
    /// A selection.
    pub sampled: usize,
}

impl Counts {
    /// Counts explorations: each asks one claim under many schedules.
    pub fn of<'a>(judged: impl IntoIterator<Item = &'a Judged>) -> Counts {
        let mut counts = Counts::default();
        for exploration in judged.into_iter().flat_map(|judged| &judged.said.explorations) {
            match exploration.coverage {
                Coverage::Whole { .. } => counts.whole += 1,
                Coverage::Bounded { .. } => counts.bounded += 1,
                Coverage::Sampled { .. } => counts.sampled += 1,
            }
        }
        counts
    }

    /// All of them.
    pub fn claims(self) -> usize {
        self.whole + self.bounded + self.sampled
    }
}

/// Checks the reference answers, and prints a line for each check, as soon as it is known.
///
/// # Errors
/// When nothing can be judged.
pub fn run(workspace: &Workspace, format: Format) -> Result<End, Problem> {
    let lessons = lessons::all(workspace)?;
    let mut plan = Plan::folder(workspace, &lessons, &reference::folder(workspace)?)?;
    plan.keep(|answer, check| answer.lesson.stage_of(check) == Stage::Model);
    complain(&messages::checking_solutions(plan.checks.len()));
    let widest = plan.checks.iter().map(|planned| planned.check.name.len()).max().unwrap_or(0);
    let mut lesson = String::new();
    let judged = judge::judge(workspace, &plan, &Options::default(), &mut |judged| {
        if format == Format::Text {
            say(&header(&mut lesson, judged));
            say(&line(judged, widest));
        }
    })?;
    say(&match format {
        Format::Text => format!("\n{}\n", messages::coverage_summary(Counts::of(&judged))),
        Format::Json => format!("{:#}\n", as_json(&judged)),
    });
    let all_passed = judged.iter().all(|judged| judged.said.verdict == Verdict::Passed);
    Ok(if all_passed { End::Good } else { End::ChecksFailed })
}

/// Above the first check of a lesson.
fn header(before: &mut String, judged: &Judged) -> String {
    if *before == judged.lesson {
        return String::new();
    }
    let gap = if before.is_empty() { "" } else { "\n" };
    before.clone_from(&judged.lesson);
    format!("{gap}{}\n", lesson_header(&judged.label, &judged.file))
}

fn line(judged: &Judged, widest: usize) -> String {
    let seen: Vec<String> =
        judged.said.explorations.iter().map(|exploration| messages::coverage(exploration.coverage)).collect();
    let seen = match (judged.said.verdict, seen.is_empty()) {
        (Verdict::Passed, true) => messages::explores_nothing(judged.said.schedules),
        (Verdict::Passed, false) => seen.join(" · "),
        (verdict, _) => verdict.name().to_owned(),
    };
    format!("  {:widest$}  {seen}\n", judged.check.name)
}

fn as_json(judged: &[Judged]) -> Value {
    let counts = Counts::of(judged);
    json!({
        "schema": "workbook/coverage/v1",
        "checks": judged.iter().map(check_as_json).collect::<Vec<_>>(),
        "claims": counts.claims(),
        "whole": counts.whole,
        "bounded": counts.bounded,
        "sampled": counts.sampled,
    })
}

fn check_as_json(judged: &Judged) -> Value {
    let explorations = judged.said.explorations.iter();
    let explorations =
        explorations.map(|one| json!({ "part": one.part, "coverage": report::coverage(one.coverage) }));
    json!({
        "lesson": judged.lesson,
        "step": judged.check.step,
        "name": judged.check.name,
        "verdict": judged.said.verdict.name(),
        "coverage": judged.said.coverage().map(report::coverage),
        "explorations": explorations.collect::<Vec<_>>(),
    })
}
