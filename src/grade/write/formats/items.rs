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
    student.grades.iter().flat_map(|grade| of_grade(results, student, grade)).collect()
}

fn of_grade(results: &Results, student: &OfStudent, grade: &Grade) -> Vec<Item> {
    let lesson = results.lesson(&grade.lesson).filter(|lesson| !lesson.hidden);
    let Some(lesson) = lesson else { return Vec::new() };
    let said = results.said(grade);
    if said.is_empty() {
        let output = grade.refused.clone().unwrap_or_else(|| messages::not_handed_in().into());
        let name = &lesson.name;
        return vec![item((name.clone(), name.clone()), (0.0, lesson.points), false, output)];
    }
    let mut steps: BTreeMap<u32, Vec<&Said>> = BTreeMap::new();
    for said in said {
        steps.entry(said.step).or_default().push(said);
    }
    let whole: f64 = steps.keys().map(|step| lesson.weight(*step)).sum();
    let of_step = |step: u32| lesson.points * lesson.weight(step) / whole;
    let one = |name: String, title: String, said: &[&Said], of: f64| {
        let passed = said.iter().all(|said| passed_it(said));
        let points = if passed { of * student.left_when_late } else { 0.0 };
        item((name, title), (points, of), passed, output(said))
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

fn item((name, title): (String, String), (points, of): (f64, f64), passed: bool, output: String) -> Item {
    Item { name, title, points: rounded(points), of: rounded(of), passed, output }
}

fn output(said: &[&Said]) -> String {
    let mut words: Vec<&str> =
        said.iter().map(|said| said.message.as_str()).filter(|words| !words.is_empty()).collect();
    words.dedup();
    words.join("\n\n")
}
