//! The answers to the lessons' questions, and the instructor's marks for them, in `marks.csv` beside the gradebook. A row
//! that is there stays, whatever it holds: only rows for new answers are added.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use csv::{ReaderBuilder, StringRecord, Writer};
use workbook_judge::check::problem::Problem;

use crate::class::{AnswerId, Class, Handed};
use crate::messages;
use crate::questions::{self, Answered};
use crate::write::cell;

const HEADER: [&str; 5] = ["student", "lesson", "question", "mark", "comment"];

/// A question that a student was asked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The student.
    pub student: String,
    /// The lesson.
    pub lesson: String,
    /// The question's number, from 1.
    pub question: usize,
}

/// What an instructor has said of an answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mark {
    /// Points; nothing if there are none yet.
    pub points: Option<f64>,
    /// More than points.
    pub comment: String,
}

/// The file, read.
#[derive(Debug, Default)]
pub struct Marks {
    rows: Vec<StringRecord>,
    marks: BTreeMap<Place, Mark>,
}

fn file(folder: &Path) -> PathBuf {
    folder.join("marks.csv")
}

impl Marks {
    /// Reads the marks; none where there is no file.
    ///
    /// # Errors
    /// When the file can't be read as it was written.
    pub fn read(folder: &Path) -> Result<Marks, Problem> {
        let path = file(folder);
        let bad = |error: &dyn std::fmt::Display| Problem::Usage(messages::bad_marks(&path, &error));
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Marks::default()),
            Err(error) => return Err(bad(&error)),
        };
        let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&text);
        let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
        let rows: Result<Vec<StringRecord>, csv::Error> = reader.records().collect();
        let rows = rows.map_err(|error| bad(&error))?;
        let is_header =
            |row: &StringRecord| HEADER.iter().enumerate().all(|(at, name)| row.get(at) == Some(name));
        if rows.first().is_some_and(|row| !is_header(row)) {
            return Err(bad(&messages::marks_header(&HEADER.join(","))));
        }
        let mut marks = BTreeMap::new();
        for (number, row) in rows.iter().enumerate().skip(1) {
            let (place, mark) = read_row(row).map_err(|why| bad(&messages::in_row(number + 1, &why)))?;
            marks.insert(place, mark);
        }
        Ok(Marks { rows, marks })
    }

    /// The mark for an answer.
    pub fn get(&self, place: &Place) -> Option<&Mark> {
        self.marks.get(place)
    }

    /// A student's marks together.
    pub fn sum(&self, student: &str) -> f64 {
        let theirs = self.marks.iter().filter(|(place, _)| place.student == student);
        theirs.filter_map(|(_, mark)| mark.points).fold(0.0, |sum, points| sum + points)
    }

    /// The file's rows, with one for each of these places.
    fn rows(&self, places: &BTreeSet<Place>) -> Vec<StringRecord> {
        let header = StringRecord::from(HEADER.to_vec());
        let mut rows = if self.rows.is_empty() { vec![header] } else { self.rows.clone() };
        for place in places.iter().filter(|place| !self.marks.contains_key(place)) {
            let question = place.question.to_string();
            rows.push(StringRecord::from(vec![&*cell(&place.student), &place.lesson, &question, "", ""]));
        }
        rows
    }

    /// The file's text with a row for each of these places.
    pub fn with(&self, places: &BTreeSet<Place>) -> String {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        self.rows(places).iter().for_each(|row| drop(writer.write_record(row)));
        text_of(writer)
    }

    /// The same as a sheet that a page can write marks into.
    pub fn sheet(&self, places: &BTreeSet<Place>) -> Sheet {
        let rows = self.rows(places);
        let place = |(number, row): (usize, &StringRecord)| Some((read_row(row).ok()?.0, number));
        let of_place = rows.iter().enumerate().skip(1).filter_map(place).collect();
        Sheet { rows: rows.iter().map(|row| row.iter().map(str::to_owned).collect()).collect(), of_place }
    }
}

/// The rows of the file, and which of them is whose.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Each cell of each row, the header first.
    pub rows: Vec<Vec<String>>,
    /// The row of an answer.
    pub of_place: BTreeMap<Place, usize>,
}

fn text_of(writer: Writer<Vec<u8>>) -> String {
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn read_row(row: &StringRecord) -> Result<(Place, Mark), String> {
    let field = |at: usize| row.get(at).unwrap_or_default().trim();
    let question = field(2).parse().map_err(|_| messages::no_question(field(2)))?;
    let student = field(0).strip_prefix('\'').unwrap_or(field(0)).to_owned();
    let points = match field(3) {
        "" => None,
        mark => Some(mark.replace(',', ".").parse::<f64>().ok().filter(|mark| mark.is_finite()))
            .map(|mark| mark.ok_or_else(|| messages::no_mark(mark_of(row))))
            .transpose()?,
    };
    let place = Place { student, lesson: field(1).to_owned(), question };
    Ok((place, Mark { points, comment: field(4).to_owned() }))
}

fn mark_of(row: &StringRecord) -> &str {
    row.get(3).unwrap_or_default()
}

/// What was answered to the questions of a class, where something was.
pub fn answered(class: &Class) -> BTreeMap<Place, Answered> {
    let mut of_text: BTreeMap<&AnswerId, Vec<Answered>> = BTreeMap::new();
    for (id, text) in &class.answers {
        of_text.insert(id, questions::of(text));
    }
    let mut all = BTreeMap::new();
    for student in &class.students {
        for (lesson, handed) in &student.handed {
            let Handed::Text(digest) = handed else { continue };
            let id = AnswerId { lesson: lesson.clone(), digest: digest.clone() };
            let answers = of_text.get(&id).into_iter().flatten().enumerate();
            for (index, answer) in answers.filter(|(_, answer)| !answer.answer.trim().is_empty()) {
                let place =
                    Place { student: student.id.clone(), lesson: lesson.clone(), question: index + 1 };
                all.insert(place, answer.clone());
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn place(student: &str, question: usize) -> Place {
        Place { student: student.into(), lesson: "03_race".into(), question }
    }

    #[test]
    fn a_row_that_is_there_stays_and_a_new_answer_adds_one() {
        let folder = TempDir::new().expect("a folder");
        let text = "student,lesson,question,mark,comment,mine\nanna,03_race,1,1.5,\"good, but\",x\ngone,03_race,2,,,\n";
        fs::write(file(folder.path()), text).expect("it can be written");
        let marks = Marks::read(folder.path()).expect("marks");
        assert_eq!(marks.sum("anna"), 1.5);
        let places = BTreeSet::from([place("anna", 1), place("bob", 2)]);
        assert_eq!(marks.with(&places), format!("{text}bob,03_race,2,,\n"));
    }

    #[test]
    fn what_is_no_mark_is_refused() {
        let folder = TempDir::new().expect("a folder");
        for text in ["student,mark\n", "student,lesson,question,mark,comment\nanna,03_race,1,good,\n"] {
            fs::write(file(folder.path()), text).expect("it can be written");
            assert!(matches!(Marks::read(folder.path()), Err(Problem::Usage(_))), "{text}");
        }
    }
}
