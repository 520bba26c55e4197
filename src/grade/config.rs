//! Points, names, late days and dates, as the instructor wants them: `grade.toml`.
//!
//! ```toml
//! class = "Concurrency, autumn"
//! partial = "check"            # or "step", or "all": nothing unless all of a lesson passes
//! free_late_days = 2
//! late_penalty = 10            # per cent for each further day
//!
//! [lessons.03_race]
//! points = 20                  # 10 without it
//! hidden_until = 2026-12-24    # students do not see its results before
//! steps = { 4 = 3 }            # step 4 counts three times as much as another
//!
//! [students.anna]
//! name = "Anna Ace"
//! late = 3                     # days
//! ```

use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use toml::value::Date;
use workbook_judge::check::lessons::Lesson;
use workbook_judge::check::problem::Problem;

use crate::messages;

/// Points of a lesson that the file says nothing of.
const POINTS: f64 = 10.0;

/// What counts when only some checks of a lesson pass.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Partial {
    /// Each check that passes.
    #[default]
    Check,
    /// Each step whose checks all pass.
    Step,
    /// Nothing, unless all pass.
    All,
}

/// The whole file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// What the class is called. Without it, the place of its submissions tells it from others.
    pub class: Option<String>,
    /// See [`Partial`].
    pub partial: Partial,
    /// Days that cost nothing.
    pub free_late_days: f64,
    /// Per cent that each further day costs.
    pub late_penalty: f64,
    /// By lesson.
    pub lessons: BTreeMap<String, OfLesson>,
    /// By student.
    pub students: BTreeMap<String, OfStudent>,
}

/// What is said of a lesson.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OfLesson {
    /// What all of it is worth.
    pub points: Option<f64>,
    /// Students see its results from this day on.
    pub hidden_until: Option<toml::value::Datetime>,
    /// What each step counts; 1 for a step that is not named.
    pub steps: BTreeMap<String, f64>,
}

/// What is said of a student.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OfStudent {
    /// As gradebooks show it.
    pub name: Option<String>,
    /// Days after the date.
    pub late: f64,
}

impl Config {
    /// Reads the file's text.
    ///
    /// # Errors
    /// The sentence says what can't be.
    pub fn of(text: &str, lessons: &[Lesson]) -> Result<Config, String> {
        let config: Config = toml::from_str(text).map_err(|error| error.to_string())?;
        let is_number = |number: f64| number.is_finite() && number >= 0.0;
        let mut numbers =
            vec![("free_late_days", config.free_late_days), ("late_penalty", config.late_penalty)];
        numbers.extend(config.students.values().map(|student| ("late", student.late)));
        for (name, of_lesson) in &config.lessons {
            let lesson = lessons.iter().find(|lesson| lesson.name == *name);
            let lesson = lesson.ok_or_else(|| messages::config_names_no_lesson(name))?;
            numbers.push(("points", of_lesson.points.unwrap_or(0.0)));
            for (step, weight) in &of_lesson.steps {
                let is_there = step.parse().is_ok_and(|step: u32| lesson.steps().contains(&step));
                is_there.then_some(()).ok_or_else(|| messages::config_names_no_step(name, step))?;
                numbers.push(("steps", *weight));
            }
            if lesson.steps().iter().all(|step| config.weight(name, *step) == 0.0) {
                return Err(messages::config_no_points(name));
            }
        }
        match numbers.iter().find(|(_, number)| !is_number(*number)) {
            Some((key, _)) => Err(messages::config_number(key)),
            None => Ok(config),
        }
    }

    /// What a lesson is worth.
    pub fn points(&self, lesson: &str) -> f64 {
        self.lessons.get(lesson).and_then(|lesson| lesson.points).unwrap_or(POINTS)
    }

    /// What a step counts, beside the other steps of its lesson.
    pub fn weight(&self, lesson: &str, step: u32) -> f64 {
        let weight = self.lessons.get(lesson).and_then(|lesson| lesson.steps.get(&step.to_string()));
        weight.copied().unwrap_or(1.0)
    }

    /// The share of the points that is left to a student who was late.
    pub fn left_when_late(&self, student: &str) -> f64 {
        let late = self.students.get(student).map_or(0.0, |student| student.late);
        let costly = (late - self.free_late_days).max(0.0);
        (1.0 - costly * self.late_penalty / 100.0).max(0.0)
    }

    /// The student's name, as gradebooks show it.
    pub fn name<'a>(&'a self, student: &'a str) -> &'a str {
        self.students.get(student).and_then(|student| student.name.as_deref()).unwrap_or(student)
    }

    /// Whether students see the results of a lesson on a day.
    pub fn is_hidden(&self, lesson: &str, today: Date) -> bool {
        let until = self.lessons.get(lesson).and_then(|lesson| lesson.hidden_until?.date);
        until.is_some_and(|until| (today.year, today.month, today.day) < (until.year, until.month, until.day))
    }
}

/// A file's text, and what it says.
///
/// # Errors
/// When it can't be read, or can't be used.
pub fn read(path: &Path, lessons: &[Lesson]) -> Result<(String, Config), Problem> {
    let bad = |why: &dyn Display| Problem::Usage(messages::bad_config(path, &why));
    let text = fs::read_to_string(path).map_err(|error| bad(&error))?;
    let config = Config::of(&text, lessons).map_err(|why| bad(&why))?;
    Ok((text, config))
}

/// Today, in coordinated universal time.
pub fn today() -> Date {
    let today = OffsetDateTime::now_utc().date();
    Date { year: today.year().unsigned_abs() as u16, month: u8::from(today.month()), day: today.day() }
}
