//! What points are given for: checks, steps or lessons, as partial credit has it.

use std::collections::BTreeMap;

use crate::config::Partial;
use crate::ledger::Said;
use crate::messages;
use crate::results::{Grade, OfStudent, Results};
use crate::score::{passed_it, rounded};

/// One thing that gives points.
#[derive(Debug)]
pub struct Item {
    /// The only one with this name: `03_race/step4_no_update_is_lost`.
    pub name: String,
    /// As people read it.
    pub title: String,
    /// Points, late days counted.
    pub points: f64,
    /// Of so many.
    pub of: f64,
    /// Whether all of it passed.
    pub passed: bool,
    /// What the student reads.
    pub output: String,
}

/// Everything that gives a student points, without what students do not see yet.
pub fn shown(results: &Results, student: &OfStudent) -> Vec<Item> {
    student
        .grades
        .iter()
        .flat_map(|grade| in_hundredths(of_grade(results, grade), student.left_when_late))
        .collect()
}

/// The points of a student in all that is shown, and of how many. Those of single items are rounded, and in sum a little more
/// or less.
pub fn total(results: &Results, student: &OfStudent) -> (f64, f64) {
    let shown = student.grades.iter().filter_map(|grade| {
        let lesson = results.lesson(&grade.lesson).filter(|lesson| !lesson.hidden)?;
        Some((grade.points, lesson.points))
    });
    let (points, of): (Vec<f64>, Vec<f64>) = shown.unzip();
    (rounded(points.iter().sum()), rounded(of.iter().sum()))
}

/// Rounds what each item of a lesson is worth, so that all together are worth as much as before, and gives points for what
/// passed.
fn in_hundredths(mut items: Vec<Item>, left_when_late: f64) -> Vec<Item> {
    let mut before = 0.0;
    for item in &mut items {
        let until = before + item.of;
        item.of = rounded(rounded(until) - rounded(before));
        item.points = if item.passed { rounded(item.of * left_when_late) } else { 0.0 };
        before = until;
    }
    items
}

fn of_grade(results: &Results, grade: &Grade) -> Vec<Item> {
    let lesson = results.lesson(&grade.lesson).filter(|lesson| !lesson.hidden);
    let Some(lesson) = lesson else { return Vec::new() };
    let said = results.said(grade);
    if said.is_empty() {
        let output = grade.refused.clone().unwrap_or_else(|| messages::not_handed_in().into());
        let name = &lesson.name;
        return vec![item((name.clone(), name.clone()), lesson.points, false, output)];
    }
    let mut steps: BTreeMap<u32, Vec<&Said>> = BTreeMap::new();
    for said in said {
        steps.entry(said.step).or_default().push(said);
    }
    let whole: f64 = steps.keys().map(|step| lesson.weight(*step)).sum();
    let of_step = |step: u32| lesson.points * lesson.weight(step) / whole;
    let one = |name: String, title: String, said: &[&Said], of: f64| {
        item((name, title), of, said.iter().all(|said| passed_it(said)), output(said))
    };
    match results.partial {
        Partial::Check => said
            .iter()
            .map(|said| {
                let of = of_step(said.step) / steps[&said.step].len() as f64;
                let title = format!("{}, {}", lesson.name, messages::check_title(said));
                one(format!("{}/{}", lesson.name, said.check), title, &[said], of)
            })
            .collect(),
        Partial::Step => steps
            .iter()
            .map(|(step, said)| {
                let title = messages::step_title(&lesson.name, *step);
                one(format!("{}/step{step}", lesson.name), title, said, of_step(*step))
            })
            .collect(),
        Partial::All => {
            vec![one(
                lesson.name.clone(),
                lesson.name.clone(),
                &said.iter().collect::<Vec<_>>(),
                lesson.points,
            )]
        }
    }
}

/// An item, whose points follow from what it is worth when that is rounded.
fn item((name, title): (String, String), of: f64, passed: bool, output: String) -> Item {
    Item { name, title, points: 0.0, of, passed, output }
}

fn output(said: &[&Said]) -> String {
    let mut words: Vec<&str> =
        said.iter().map(|said| said.message.as_str()).filter(|words| !words.is_empty()).collect();
    words.dedup();
    words.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounded_items_are_worth_as_much_as_the_lesson() {
        for count in [3, 7, 11, 17, 56] {
            let one =
                |number| item((format!("{number}"), String::new()), 20.0 / count as f64, true, String::new());
            let items = in_hundredths((0..count).map(one).collect(), 1.0);
            let sum = |points: fn(&Item) -> f64| items.iter().map(points).sum::<f64>();
            assert_eq!(rounded(sum(|item| item.of)), 20.0, "{count}");
            assert_eq!(rounded(sum(|item| item.points)), 20.0, "{count}");
        }
    }
}
