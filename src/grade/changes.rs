//! What is different from the results before, and why.

use std::collections::BTreeMap;

use workbook_judge::check::verdict::Verdict;

use crate::messages;
use crate::provenance::Difference;
use crate::results::{Grade, Results};

/// Why a grade has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Another file was handed in.
    Answer,
    /// The file is the same, and it was judged by something else.
    By(Difference),
    /// All that a verdict depends on is the same: the points, the weights or the late days are not.
    Points,
}

/// A grade that has changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The student.
    pub student: String,
    /// The lesson.
    pub lesson: String,
    /// Points before and now.
    pub points: (f64, f64),
    /// The checks whose verdict is another one, with it before and now.
    pub checks: Vec<(String, Option<Verdict>, Option<Verdict>)>,
    /// Why.
    pub cause: Cause,
}

/// Every grade that is not as it was.
pub fn between(before: &Results, now: &Results) -> Vec<Change> {
    let students: BTreeMap<&str, &[Grade]> =
        before.students.iter().map(|student| (student.id.as_str(), student.grades.as_slice())).collect();
    let mut changes = Vec::new();
    for student in &now.students {
        let grades = students.get(student.id.as_str()).copied().unwrap_or_default();
        for grade in &student.grades {
            let Some(old) = grades.iter().find(|old| old.lesson == grade.lesson) else { continue };
            changes.extend(change(&student.id, (before, old), (now, grade)));
        }
    }
    changes
}

fn change(
    student: &str,
    (before, old): (&Results, &Grade),
    (now, new): (&Results, &Grade),
) -> Option<Change> {
    let verdict = |results: &Results, grade: &Grade, check: &str| {
        let said = results.said(grade).iter().find(|said| said.check == check);
        said.map(|said| said.verdict)
    };
    let mut names: Vec<&str> = before.said(old).iter().map(|said| said.check.as_str()).collect();
    names.extend(now.said(new).iter().map(|said| said.check.as_str()));
    names.sort_unstable();
    names.dedup();
    let checks = names
        .into_iter()
        .map(|check| (check.to_owned(), verdict(before, old, check), verdict(now, new, check)));
    let checks: Vec<_> = checks.filter(|(_, was, is)| was != is).collect();
    if checks.is_empty() && old.points == new.points && old.state == new.state {
        return None;
    }
    let by = || before.lesson(&old.lesson)?.by.difference(&now.lesson(&new.lesson)?.by);
    let cause = match old.answer != new.answer || old.state != new.state && old.answer.is_none() {
        true => Cause::Answer,
        false => by().map_or(Cause::Points, Cause::By),
    };
    let points = (old.points, new.points);
    Some(Change { student: student.into(), lesson: new.lesson.clone(), points, checks, cause })
}

/// The changes as Markdown.
pub fn as_markdown(changes: &[Change]) -> String {
    let mut text = messages::changes_head(changes.len());
    for change in changes {
        text += &messages::change(change);
    }
    text
}
