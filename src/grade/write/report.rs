//! The instructor's page.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use workbook_judge::check::verdict::Verdict;

use super::page;
use crate::class::Digest;
use crate::ledger::Said;
use crate::likeness::Alike;
use crate::marks::{Marks, Place, Sheet};
use crate::messages::{self, Field, Part};
use crate::questions::Answered;
use crate::results::{Grade, Results, State};
use crate::score::written;

/// What the page shows beside the results.
#[derive(Debug)]
pub struct Beside<'a> {
    /// The answers to questions.
    pub answered: &'a BTreeMap<Place, Answered>,
    /// The instructor's marks for them.
    pub marks: &'a Marks,
    /// Who handed in files that are alike.
    pub alike: &'a [Alike],
    /// The names of the students' own pages.
    pub pages: &'a BTreeMap<&'a str, String>,
}

/// The page.
pub fn of(results: &Results, beside: &Beside<'_>) -> String {
    let title = messages::report_title(&results.class);
    let body = html! {
        h1 { (title) }
        (provenance(results))
        (notes(results))
        h2 { (messages::part(Part::Grades)) }
        (heat_map(results, beside))
        h2 { (messages::part(Part::Misconceptions)) }
        (misconceptions(results))
        h2 { (messages::part(Part::Failures)) }
        (failures(results))
        @if !beside.answered.is_empty() {
            h2 { (messages::part(Part::Questions)) }
            (questions(results, beside))
        }
        @if !beside.alike.is_empty() {
            h2 { (messages::part(Part::Alike)) }
            p { (messages::alike_is_a_hint()) }
            (alike(beside.alike))
        }
    };
    page::page_with(&title, &body, (!beside.answered.is_empty()).then_some(MARKS))
}

/// Writes what is typed into `marks.csv`.
const MARKS: &str = include_str!("marks.js");

fn provenance(results: &Results) -> Markup {
    html! { p.faint { @for line in messages::provenance(&results.provenance) { (line) br; } } }
}

/// Everything odd, in one place.
fn notes(results: &Results) -> Markup {
    let odd = results.students.iter().map(|student| (student.id.as_str(), results.odd(student)));
    let odd: Vec<(&str, Vec<String>)> = odd.filter(|(_, notes)| !notes.is_empty()).collect();
    html! {
        @if !odd.is_empty() || !results.notes.is_empty() {
            h2 { (messages::part(Part::Notes)) }
            ul.note {
                @for note in &results.notes { li { (note) } }
                @for (student, notes) in odd { li { b { (student) } ": " (notes.join(" ")) } }
            }
        }
    }
}

fn heat_map(results: &Results, beside: &Beside<'_>) -> Markup {
    html! {
        div.scroll { table.heat {
            thead { tr {
                th { (messages::column_student()) }
                @for lesson in &results.lessons { th { (lesson.name) } }
                th { (messages::column_points()) }
                th { (messages::column_marks()) }
            } }
            tbody { @for student in &results.students { tr {
                th scope="row" {
                    @match beside.pages.get(student.id.as_str()) {
                        Some(page) => a href=(format!("students/{page}.html")) { (student.name) },
                        None => (student.name),
                    }
                }
                @for (grade, lesson) in student.grades.iter().zip(&results.lessons) { (cell(grade, lesson.points)) }
                td class=(page::heat(student.points, student.of)) { (written(student.points)) }
                td { @if student.marks != 0.0 { (written(student.marks)) } }
            } } }
        } }
    }
}

fn cell(grade: &Grade, of: f64) -> Markup {
    let class = match grade.state {
        State::Missing | State::Untouched => "none".to_owned(),
        State::Refused | State::Judged => page::heat(grade.points, of),
    };
    let text = match grade.state {
        State::Missing => "–".to_owned(),
        State::Refused => "!".to_owned(),
        State::Untouched | State::Judged => written(grade.points),
    };
    let title = messages::cell_title(grade);
    html! {
        td class=(class) title=(title) {
            @match &grade.answer {
                Some(digest) if grade.state == State::Judged && grade.passed < grade.checks => {
                    a href=(format!("#{}", anchor(&grade.lesson, digest))) { (text) }
                }
                _ => (text),
            }
        }
    }
}

fn anchor(lesson: &str, digest: &Digest) -> String {
    format!("{lesson}-{}", digest.short())
}

/// The students who gave each answer, by lesson and text.
fn givers(results: &Results) -> BTreeMap<(&str, &Digest), Vec<&str>> {
    let mut givers: BTreeMap<(&str, &Digest), Vec<&str>> = BTreeMap::new();
    for student in &results.students {
        for grade in &student.grades {
            if let Some(digest) = &grade.answer {
                givers.entry((&grade.lesson, digest)).or_default().push(&student.id);
            }
        }
    }
    givers
}

fn is_failure(said: &&Said) -> bool {
    !matches!(said.verdict, Verdict::Passed | Verdict::NotStarted)
}

/// What went wrong, by lesson, and by misconception or else by check.
struct Mistake<'a> {
    lesson: &'a str,
    words: String,
    students: BTreeSet<&'a str>,
    example: &'a Said,
}

fn misconceptions(results: &Results) -> Markup {
    let mut mistakes: BTreeMap<(&str, String), Mistake<'_>> = BTreeMap::new();
    for ((lesson, digest), students) in givers(results) {
        let said = results.answers.get(lesson).and_then(|answers| answers.get(digest));
        for said in said.into_iter().flatten().filter(is_failure) {
            let words = said.misconception.clone().unwrap_or_else(|| messages::mistake(said));
            let mistake = mistakes.entry((lesson, words.clone())).or_insert_with(|| Mistake {
                lesson,
                words,
                students: BTreeSet::new(),
                example: said,
            });
            mistake.students.extend(&students);
        }
    }
    let mut mistakes: Vec<Mistake<'_>> = mistakes.into_values().collect();
    mistakes.sort_by_key(|mistake| std::cmp::Reverse(mistake.students.len()));
    html! {
        @if mistakes.is_empty() { p { (messages::no_mistakes()) } }
        @for mistake in mistakes.iter().take(40) {
            details {
                summary { b { (mistake.students.len()) } " · " (mistake.lesson) " · " (mistake.words) }
                p.faint { (messages::listed(mistake.students.iter().copied())) }
                pre { (mistake.example.message) }
            }
        }
    }
}

fn failures(results: &Results) -> Markup {
    let givers = givers(results);
    html! {
        @for lesson in &results.lessons {
            @let answers = results.answers.get(&lesson.name).into_iter().flatten();
            @let wrong: Vec<(&Digest, &Vec<Said>)> = answers.filter(|(_, said)| said.iter().any(|said| is_failure(&said))).collect();
            @if !wrong.is_empty() {
                details {
                    summary { (lesson.name) " · " (messages::counted(wrong.len(), "answer")) }
                    @for (digest, said) in wrong {
                        h4 id=(anchor(&lesson.name, digest)) {
                            (messages::listed(givers.get(&(lesson.name.as_str(), digest)).into_iter().flatten().copied()))
                        }
                        (told(said))
                    }
                }
            }
        }
    }
}

/// The failures of one answer; what several checks say is said once.
pub fn told(said: &[Said]) -> Markup {
    let failures: Vec<&Said> = said.iter().filter(is_failure).collect();
    let is_new = |index: usize| index == 0 || failures[index - 1].message != failures[index].message;
    html! {
        @for (index, said) in failures.iter().enumerate() {
            p { b { (messages::check_title(said)) } " " span.faint { (messages::verdict(said.verdict)) } }
            @if is_new(index) { pre { (said.message) } }
        }
    }
}

fn questions(results: &Results, beside: &Beside<'_>) -> Markup {
    let mut by_question: BTreeMap<(&str, usize), Vec<(&Place, &Answered)>> = BTreeMap::new();
    for (place, answered) in beside.answered {
        by_question.entry((&place.lesson, place.question)).or_default().push((place, answered));
    }
    let is_graded = |lesson: &str| results.lesson(lesson).is_some();
    let sheet = beside.marks.sheet(&beside.answered.keys().cloned().collect());
    html! {
        p { (messages::how_to_mark()) }
        p { a id="save" download="marks.csv" { (messages::save_marks()) } }
        (page::data("marks", &sheet.rows))
        @for ((lesson, number), answers) in by_question.iter().filter(|((lesson, _), _)| is_graded(lesson)) {
            details {
                summary { (lesson) " · " (number) ". " (answers[0].1.question) }
                div.scroll { table { @for (place, answered) in answers {
                    tr {
                        th scope="row" { (place.student) }
                        td { (answered.answer) }
                        (marked(&sheet, place))
                    }
                } } }
            }
        }
    }
}

/// Where the mark for an answer stands, and can be changed.
fn marked(sheet: &Sheet, place: &Place) -> Markup {
    const MARK: usize = 3;
    const COMMENT: usize = 4;
    let row = sheet.of_place.get(place).copied().unwrap_or_default();
    let written = |column| sheet.rows[row].get(column).map_or("", String::as_str);
    let label = |part| messages::mark_field(&place.student, place.question, part);
    html! {
        td { input inputmode="decimal" size="4" value=(written(MARK)) aria-label=(label(Field::Mark))
            data-row=(row) data-column=(MARK); }
        td { input size="30" value=(written(COMMENT)) aria-label=(label(Field::Comment))
            data-row=(row) data-column=(COMMENT); }
    }
}

fn alike(alike: &[Alike]) -> Markup {
    html! {
        div.scroll { table { @for pair in alike.iter().take(100) { tr {
            td { (format!("{:.0} %", 100.0 * pair.share)) }
            td { (pair.lesson) }
            td { (messages::listed(pair.students.iter().map(String::as_str))) }
        } } } }
    }
}
