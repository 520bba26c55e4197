//! Everything that is written of results. Each file is put in place whole.

mod feedback;
mod formats;
mod gradebook;
mod names;
mod page;
mod report;

pub use formats::Format;
pub use gradebook::cell;

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

use crate::changes;
use crate::class::Class;
use crate::config;
use crate::likeness;
use crate::marks::{self, Marks};
use crate::messages;
use crate::results::Results;
use crate::whole;
use report::Beside;

/// Writes everything.
///
/// # Errors
/// When the disk is full, say, or the instructor's marks can't be read.
pub fn all(
    workspace: &Workspace,
    to: &Path,
    mut results: Results,
    class: &Class,
    formats: &[Format],
    tell: fn(&str),
) -> Result<(), Problem> {
    let shown = workspace.shown(to);
    let marks = Marks::read(to)?;
    for student in &mut results.students {
        student.marks = marks.sum(&student.id);
    }
    let results = &results;
    tell_changes(to, results, &shown, tell)?;
    put(to, "gradebook.csv", &gradebook::of(results))?;
    pages(workspace, to, results, class, &marks)?;
    let names = names::of_files(results);
    for format in formats {
        for (place, text) in formats::files(*format, results, &names, config::today()) {
            put(to, &place, &text)?;
        }
    }
    // Last: what is compared with the next time is whole.
    let text = serde_json::to_string_pretty(results).map_err(|error| failed(to, &error.into()))?;
    put(to, "results.json", &(text + "\n"))?;
    tell(&messages::done(results.students.len(), &shown));
    let odd = results.students.iter().filter(|student| !results.odd(student).is_empty()).count();
    if odd > 0 {
        tell(&messages::notes(odd));
    }
    Ok(())
}

fn tell_changes(to: &Path, results: &Results, shown: &str, tell: fn(&str)) -> Result<(), Problem> {
    let before = fs::read(to.join("results.json")).ok();
    let before = before.and_then(|text| serde_json::from_slice::<Results>(&text).ok());
    let changes = before.map_or(Vec::new(), |before| changes::between(&before, results));
    if !changes.is_empty() {
        put(to, "changes.md", &changes::as_markdown(&changes))?;
        tell(&messages::changed(changes.len(), shown));
    }
    Ok(())
}

fn pages(
    workspace: &Workspace,
    to: &Path,
    results: &Results,
    class: &Class,
    marks: &Marks,
) -> Result<(), Problem> {
    let answered = marks::answered(class);
    let pages = names::of_files(results);
    let alike = likeness::of(workspace, results, class);
    let beside = Beside { answered: &answered, marks, alike: &alike, pages: &pages };
    put(to, "report.html", &report::of(results, &beside))?;
    for student in &results.students {
        let page = &pages[student.id.as_str()];
        put(to, &format!("students/{page}.md"), &feedback::markdown(results, student, marks))?;
        put(to, &format!("students/{page}.html"), &feedback::html(results, student, marks))?;
    }
    if !answered.is_empty() {
        put(to, "marks.csv", &marks.with(&answered.into_keys().collect()))?;
    }
    Ok(())
}

fn failed(path: &Path, error: &io::Error) -> Problem {
    Problem::Ours(messages::cannot_write(path, error))
}

/// Puts a file in place whole; one that is there with the same text stays.
fn put(folder: &Path, name: &str, text: &str) -> Result<(), Problem> {
    let path = folder.join(name);
    if fs::read(&path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    whole::put(&path, |file| file.write_all(text.as_bytes())).map_err(|error| failed(&path, &error))
}
