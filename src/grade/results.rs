//! The one result that everything is written from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use toml::value::Date;
use workbook_judge::check::lessons::Lesson;
use workbook_judge::check::verdict::Verdict;

use crate::class::{AnswerId, Class, Digest, Handed, Student};
use crate::config::{Config, Partial};
use crate::ledger::{Ledger, Said};
use crate::messages;
use crate::provenance::{By, Provenance};
use crate::score;

/// Grades of a class: `workbook/grades/v1`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Results {
    /// The name of this form.
    pub schema: String,
    /// What the class is called.
    pub class: String,
    /// What the verdicts depend on.
    pub provenance: Provenance,
    /// What counts when only some checks pass.
    pub partial: Partial,
    /// What is graded.
    pub lessons: Vec<OfLesson>,
    /// Each student.
    pub students: Vec<OfStudent>,
    /// What was said of each answer, by lesson and text.
    pub answers: BTreeMap<String, BTreeMap<Digest, Vec<Said>>>,
    /// What concerns no single student.
    pub notes: Vec<String>,
}

/// A lesson.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OfLesson {
    /// `03_race`
    pub name: String,
    /// What it is worth.
    pub points: f64,
    /// What each step counts beside the others.
    pub weights: BTreeMap<u32, f64>,
    /// Whether students do not see its results yet.
    pub hidden: bool,
    /// What its verdicts depend on.
    pub by: By,
}

impl OfLesson {
    /// What a step counts beside the others.
    pub fn weight(&self, step: u32) -> f64 {
        self.weights.get(&step).copied().unwrap_or(1.0)
    }
}

/// A student.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OfStudent {
    /// The submission's name.
    pub id: String,
    /// As gradebooks show it.
    pub name: String,
    /// The share of points that is left after late days.
    pub left_when_late: f64,
    /// All points.
    pub points: f64,
    /// Of so many.
    pub of: f64,
    /// The instructor's marks for answers to questions, together.
    pub marks: f64,
    /// By lesson, in the lessons' order.
    pub grades: Vec<Grade>,
    /// What was odd about the submission.
    pub notes: Vec<String>,
}

/// A student's result in a lesson.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Grade {
    /// The lesson.
    pub lesson: String,
    /// What was handed in.
    pub state: State,
    /// The text that was judged.
    pub answer: Option<Digest>,
    /// Points, late days counted.
    pub points: f64,
    /// Checks that passed.
    pub passed: usize,
    /// Of so many.
    pub checks: usize,
    /// Why a file could not be judged.
    pub refused: Option<String>,
}

/// What was handed in for a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// No file.
    Missing,
    /// A file that can't be judged.
    Refused,
    /// Nothing of it is begun.
    Untouched,
    /// Judged.
    Judged,
}

impl Results {
    /// What the ledger says of a class.
    pub fn of(
        name: &str,
        class: &Class,
        lessons: &[Lesson],
        config: &Config,
        (provenance, ledger): (&Provenance, &Ledger),
        today: Date,
    ) -> Results {
        let mut answers: BTreeMap<String, BTreeMap<Digest, Vec<Said>>> = BTreeMap::new();
        for lesson in lessons {
            for id in class.answers.keys().filter(|id| id.lesson == lesson.name) {
                let of_lesson = answers.entry(lesson.name.clone()).or_default();
                of_lesson.insert(id.digest.clone(), said(lesson, id, ledger));
            }
        }
        let of_lesson = |lesson: &Lesson| OfLesson {
            name: lesson.name.clone(),
            points: config.points(&lesson.name),
            weights: lesson
                .steps()
                .into_iter()
                .map(|step| (step, config.weight(&lesson.name, step)))
                .collect(),
            hidden: config.is_hidden(&lesson.name, today),
            by: provenance.by(&lesson.name),
        };
        let students = class.students.iter().map(|student| of_student(student, lessons, config, &answers));
        Results {
            schema: "workbook/grades/v1".into(),
            class: name.to_owned(),
            provenance: provenance.clone(),
            partial: config.partial,
            lessons: lessons.iter().map(of_lesson).collect(),
            students: students.collect(),
            answers,
            notes: class.notes.clone(),
        }
    }

    /// What was said of a student's answer to a lesson.
    pub fn said(&self, grade: &Grade) -> &[Said] {
        let answer = grade.answer.as_ref().and_then(|answer| self.answers.get(&grade.lesson)?.get(answer));
        answer.map_or(&[], Vec::as_slice)
    }

    /// Everything odd about a student's submission.
    pub fn odd(&self, student: &OfStudent) -> Vec<String> {
        let mut odd = student.notes.clone();
        for grade in &student.grades {
            odd.extend(grade.refused.clone());
            let open = self.said(grade).iter().filter(|said| said.verdict == Verdict::InternalError).count();
            odd.extend((open > 0).then(|| messages::not_judged_yet(&grade.lesson, open)));
        }
        odd
    }

    /// The lesson of a grade.
    pub fn lesson(&self, name: &str) -> Option<&OfLesson> {
        self.lessons.iter().find(|lesson| lesson.name == name)
    }
}

/// In the order of the lesson's checks.
fn said(lesson: &Lesson, id: &AnswerId, ledger: &Ledger) -> Vec<Said> {
    let Some(verdicts) = ledger.verdicts(id) else { return Vec::new() };
    let said = lesson.checks.iter().filter_map(|check| verdicts.get(&check.name));
    said.map(|(_, said)| said.clone()).collect()
}

fn of_student(
    student: &Student,
    lessons: &[Lesson],
    config: &Config,
    answers: &BTreeMap<String, BTreeMap<Digest, Vec<Said>>>,
) -> OfStudent {
    let left = config.left_when_late(&student.id);
    let grades: Vec<Grade> = lessons
        .iter()
        .map(|lesson| {
            let said = |digest: &Digest| -> &[Said] {
                answers
                    .get(&lesson.name)
                    .and_then(|of_lesson| of_lesson.get(digest))
                    .map_or(&[], Vec::as_slice)
            };
            grade(lesson, student.handed.get(&lesson.name), &said, config, left)
        })
        .collect();
    OfStudent {
        id: student.id.clone(),
        name: config.name(&student.id).to_owned(),
        left_when_late: left,
        points: score::rounded(grades.iter().map(|grade| grade.points).sum()),
        of: lessons.iter().map(|lesson| config.points(&lesson.name)).sum(),
        marks: 0.0,
        grades,
        notes: student.notes.clone(),
    }
}

fn grade<'a>(
    lesson: &Lesson,
    handed: Option<&Handed>,
    said: &dyn Fn(&Digest) -> &'a [Said],
    config: &Config,
    left: f64,
) -> Grade {
    let none = Grade {
        lesson: lesson.name.clone(),
        state: State::Missing,
        answer: None,
        points: 0.0,
        passed: 0,
        checks: lesson.checks.len(),
        refused: None,
    };
    match handed {
        None => none,
        Some(Handed::Refused(why)) => Grade { state: State::Refused, refused: Some(why.clone()), ..none },
        Some(Handed::Text(digest)) => {
            let said = said(digest);
            let is_untouched = said.iter().all(|said| said.verdict == Verdict::NotStarted);
            let share = score::share(config, &lesson.name, said);
            Grade {
                state: if is_untouched { State::Untouched } else { State::Judged },
                answer: Some(digest.clone()),
                points: score::rounded(share * config.points(&lesson.name) * left),
                passed: said.iter().filter(|said| score::passed_it(said)).count(),
                ..none
            }
        }
    }
}
