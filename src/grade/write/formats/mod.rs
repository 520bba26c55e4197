//! Grades as other systems read them, each from the same results. What is still hidden from students is in none of them
//! but the tables for instructors.

mod classroom50;
mod exercism;
mod gradescope;
mod items;
mod junit;
mod prairielearn;
mod sheets;
mod summary;

use std::collections::BTreeMap;
use std::str::FromStr;

use serde_json::Value;
use toml::value::Date;

use crate::messages;
use crate::results::{OfStudent, Results};

/// A form that another system reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// `results.json` of a Gradescope autograder, for each student.
    Gradescope,
    /// `classroom50/result/v1`, for each student.
    Classroom50,
    /// `results.json`, version 3, of an Exercism test runner, for each student and lesson.
    Exercism,
    /// `results.json` of a PrairieLearn external grader, for each student.
    PrairieLearn,
    /// JUnit's XML, one file.
    Junit,
    /// A table that Canvas imports.
    Canvas,
    /// A table that Moodle imports.
    Moodle,
    /// Markdown for the summary of a continuous integration, at most 1 MiB.
    Summary,
}

impl Format {
    /// Every form.
    pub const ALL: [Format; 8] = [
        Format::Gradescope,
        Format::Classroom50,
        Format::Exercism,
        Format::PrairieLearn,
        Format::Junit,
        Format::Canvas,
        Format::Moodle,
        Format::Summary,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Format::Gradescope => "gradescope",
            Format::Classroom50 => "classroom50",
            Format::Exercism => "exercism",
            Format::PrairieLearn => "prairielearn",
            Format::Junit => "junit",
            Format::Canvas => "canvas",
            Format::Moodle => "moodle",
            Format::Summary => "summary",
        }
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(text: &str) -> Result<Format, String> {
        let format = Format::ALL.into_iter().find(|format| format.name() == text);
        format.ok_or_else(|| messages::unknown_format(&Format::ALL.map(Format::name)))
    }
}

/// The files of a form, by their places in the folder of grades. `names` are those of each student's files.
pub fn files(
    format: Format,
    results: &Results,
    names: &BTreeMap<&str, String>,
    today: Date,
) -> Vec<(String, String)> {
    let folder = format.name();
    let of_each = |text: &dyn Fn(&OfStudent) -> Value| -> Vec<(String, String)> {
        let file = |student: &OfStudent| {
            let place = format!("{folder}/{}.json", names[student.id.as_str()]);
            (place, format!("{:#}\n", text(student)))
        };
        results.students.iter().map(file).collect()
    };
    match format {
        Format::Gradescope => of_each(&|student| gradescope::of(results, student)),
        Format::Classroom50 => of_each(&|student| classroom50::of(results, student, today)),
        Format::PrairieLearn => of_each(&|student| prairielearn::of(results, student)),
        Format::Exercism => exercism::files(results, names),
        Format::Junit => vec![("junit.xml".into(), junit::of(results))],
        Format::Canvas => vec![("canvas.csv".into(), sheets::canvas(results))],
        Format::Moodle => vec![("moodle.csv".into(), sheets::moodle(results))],
        Format::Summary => vec![("summary.md".into(), summary::of(results))],
    }
}

#[cfg(test)]
mod tests;
