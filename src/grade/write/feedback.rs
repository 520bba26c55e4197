//! What each student reads: as `check` says it, without what is still hidden.

use std::fmt::Write;

use maud::{Markup, html};
use workbook_judge::check::verdict::Verdict;

use super::page;
use super::report::told;
use crate::ledger::Said;
use crate::marks::{Marks, Place};
use crate::messages;
use crate::results::{Grade, OfStudent, Results};

fn shown<'a>(results: &'a Results, student: &'a OfStudent) -> impl Iterator<Item = &'a Grade> {
    let is_shown = |grade: &&Grade| results.lesson(&grade.lesson).is_some_and(|lesson| !lesson.hidden);
    student.grades.iter().filter(is_shown)
}

/// Points that the student may see, and of how many.
fn sum(results: &Results, student: &OfStudent) -> (f64, f64) {
    let of = |grade: &Grade| results.lesson(&grade.lesson).map_or(0.0, |lesson| lesson.points);
    let sums = shown(results, student).map(|grade| (grade.points, of(grade)));
    sums.fold((0.0, 0.0), |(points, of), (more, of_more)| (points + more, of + of_more))
}

fn head(results: &Results, student: &OfStudent, grade: &Grade) -> String {
    let of = results.lesson(&grade.lesson).map_or(0.0, |lesson| lesson.points);
    messages::grade(grade, of, student.left_when_late)
}

fn advice(said: &[Said]) -> impl Iterator<Item = &str> {
    said.iter().flat_map(|said| said.advice.iter().map(String::as_str))
}

/// As Markdown.
pub fn markdown(results: &Results, student: &OfStudent, marks: &Marks) -> String {
    let (points, of) = sum(results, student);
    let mut text = format!("# {}\n\n{}\n", plain(&student.name), messages::total(points, of));
    for note in &student.notes {
        let _ = writeln!(text, "\n{}", plain(note));
    }
    for grade in shown(results, student) {
        let _ = write!(text, "\n## {}\n\n", head(results, student, grade));
        if let Some(refused) = &grade.refused {
            let _ = writeln!(text, "{}", plain(refused));
        }
        let said = results.said(grade);
        let mut last = "";
        for said in said {
            let _ = writeln!(text, "- {} {}", messages::sign(said.verdict), messages::check_title(said));
            if !said.message.is_empty() && said.message != last && said.verdict != Verdict::NotStarted {
                let _ = write!(text, "\n{}\n", fenced(&said.message));
            }
            last = &said.message;
        }
        for advice in advice(said) {
            let _ = writeln!(text, "\n{}", fenced(advice));
        }
        for (question, mark) in marked(student, grade, marks) {
            let _ = writeln!(text, "- {}", plain(&messages::marked(question, &mark)));
        }
    }
    text
}

/// As a page.
pub fn html(results: &Results, student: &OfStudent, marks: &Marks) -> String {
    let (points, of) = sum(results, student);
    let body = html! {
        h1 { (student.name) }
        p { (messages::total(points, of)) }
        @for note in &student.notes { p.note { (note) } }
        @for grade in shown(results, student) { (of_lesson(results, student, grade, marks)) }
    };
    page::page(&student.name, &body)
}

fn of_lesson(results: &Results, student: &OfStudent, grade: &Grade, marks: &Marks) -> Markup {
    let said = results.said(grade);
    html! {
        h2 { (head(results, student, grade)) }
        @if let Some(refused) = &grade.refused { p.note { (refused) } }
        ul { @for said in said { li { (messages::sign(said.verdict)) " " (messages::check_title(said)) } } }
        (told(said))
        @for advice in advice(said) { pre { (advice) } }
        @for (question, mark) in marked(student, grade, marks) { p { (messages::marked(question, &mark)) } }
    }
}

fn marked(student: &OfStudent, grade: &Grade, marks: &Marks) -> Vec<(usize, crate::marks::Mark)> {
    let place = |question| Place { student: student.id.clone(), lesson: grade.lesson.clone(), question };
    let marks = (1..=20).filter_map(|question| Some((question, marks.get(&place(question))?.clone())));
    marks.filter(|(_, mark)| mark.points.is_some() || !mark.comment.is_empty()).collect()
}

/// A line in which nothing is markup.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' => plain.push(' '),
            '&' => plain.push_str("&amp;"),
            '<' => plain.push_str("&lt;"),
            _ => {
                if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!') {
                    plain.push('\\');
                }
                plain.push(letter);
            }
        }
    }
    plain
}

/// A block in which nothing is markup, whatever is in the text.
pub fn fenced(text: &str) -> String {
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}text\n{}\n{fence}", text.trim_end())
}
