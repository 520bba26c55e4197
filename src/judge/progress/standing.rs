//! How far each lesson is, from its text and from what is kept.

use std::iter::Sum;
use std::ops::Add;

use super::record::{Known, Progress};
use crate::check::plan::{Answer, Plan};
use crate::check::text::Text;

/// How far a step is, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepStanding {
    /// The stub's `todo!` still stands.
    NotStarted,
    /// It was not judged yet, or some check of it does not pass.
    Begun,
    /// Every check of it passed, and the file was edited since.
    PassedBeforeEdit,
    /// Every check of it passed, with the file as it is.
    Passed,
}

/// Points: one for each check that passed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Points {
    /// How many passed.
    pub got: usize,
    /// How many there are.
    pub of: usize,
}

/// How far a lesson is.
#[derive(Debug, Clone)]
pub struct LessonStanding {
    /// `03_race`.
    pub lesson: String,
    /// The answer's file, as people read it.
    pub file: String,
    /// Its steps by their numbers.
    pub steps: Vec<(u32, StepStanding)>,
    /// A point for each check that passed, before the last edit as well.
    pub points: Points,
    /// Steps whose solution was asked for before they passed.
    pub given_up: Vec<u32>,
    /// Why the answer can't be read, if it can't.
    pub unreadable: Option<String>,
}

/// How far every lesson of the plan is.
pub fn survey(plan: &Plan, progress: &Progress) -> Vec<LessonStanding> {
    plan.answers.iter().map(|answer| LessonStanding::of(answer, progress)).collect()
}

impl LessonStanding {
    /// How far the lesson is that this answers.
    pub fn of(answer: &Answer, progress: &Progress) -> LessonStanding {
        let steps = answer.lesson.steps().into_iter();
        let (text, unreadable) = match &answer.text {
            Text::Read(_) => (answer.fingerprint(), None),
            Text::Unreadable(why) => (None, Some(why.clone())),
        };
        let known = |check: &str| progress.known(&answer.lesson.name, check, text);
        let of_step = |step: u32| answer.lesson.checks.iter().filter(move |check| check.step == step);
        let standing = |step: u32| match answer.lacks(step) {
            true => StepStanding::NotStarted,
            false => {
                of_step(step).map(|check| as_step(known(&check.name))).min().unwrap_or(StepStanding::Begun)
            }
        };
        let got = |step: u32| match answer.lacks(step) {
            true => 0,
            false => of_step(step).filter(|check| has_passed(known(&check.name))).count(),
        };
        let points = steps.clone().map(|step| Points { got: got(step), of: of_step(step).count() }).sum();
        let given_up = steps.clone().filter(|step| progress.gave_up(&answer.lesson.name, *step)).collect();
        LessonStanding {
            lesson: answer.lesson.name.clone(),
            file: answer.shown.clone(),
            steps: steps.map(|step| (step, standing(step))).collect(),
            points,
            given_up,
            unreadable,
        }
    }

    /// The first step that has not passed.
    pub fn next_step(&self) -> Option<u32> {
        self.steps.iter().find(|(_, standing)| !standing.has_passed()).map(|(step, _)| *step)
    }

    /// How many of its steps have passed.
    pub fn passed(&self) -> usize {
        self.steps.iter().filter(|(_, standing)| standing.has_passed()).count()
    }
}

impl StepStanding {
    /// With the file as it is, or before it was edited.
    pub fn has_passed(self) -> bool {
        matches!(self, StepStanding::Passed | StepStanding::PassedBeforeEdit)
    }
}

fn has_passed(known: Known) -> bool {
    as_step(known).has_passed()
}

fn as_step(known: Known) -> StepStanding {
    match known {
        Known::Passed => StepStanding::Passed,
        Known::PassedBeforeEdit => StepStanding::PassedBeforeEdit,
        Known::Failed | Known::Nothing => StepStanding::Begun,
    }
}

impl Add for Points {
    type Output = Points;

    fn add(self, other: Points) -> Points {
        Points { got: self.got + other.got, of: self.of + other.of }
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Points>>(points: I) -> Points {
        points.fold(Points::default(), Points::add)
    }
}
