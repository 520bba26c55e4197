//! Everything that is written of results. Each file is put in place whole.

mod gradebook;

use std::fs;
use std::io;
use std::path::Path;

use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

use crate::changes;
use crate::class::Class;
use crate::messages;
use crate::results::Results;

/// A form that another system reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {}

/// Whether the instructor's marks, if there are any, can be kept.
///
/// # Errors
/// When they can't be read.
pub fn marks_are_readable(_to: &Path) -> Result<(), Problem> {
    Ok(())
}

/// Writes everything.
///
/// # Errors
/// When the disk is full, say.
pub fn all(
    workspace: &Workspace,
    to: &Path,
    results: &Results,
    _class: &Class,
    _formats: &[Format],
    tell: fn(&str),
) -> Result<(), Problem> {
    let shown = workspace.shown(to);
    let before = fs::read(to.join("results.json")).ok();
    let before = before.and_then(|text| serde_json::from_slice::<Results>(&text).ok());
    if let Some(before) = &before {
        let changes = changes::between(before, results);
        if !changes.is_empty() {
            put(to, "changes.md", &changes::as_markdown(&changes))?;
            tell(&messages::changed(changes.len(), &shown));
        }
    }
    put(to, "gradebook.csv", &gradebook::of(results))?;
    // Last: what is compared with the next time is whole.
    let text = serde_json::to_string_pretty(results).map_err(|error| failed(to, &error.into()))?;
    put(to, "results.json", &(text + "\n"))?;
    tell(&messages::done(results.students.len(), &shown));
    let odd = results.students.iter().filter(|student| !student.notes.is_empty()).count();
    if odd > 0 {
        tell(&messages::notes(odd));
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
    let draft = folder.join(format!("{name}.draft"));
    let written = path
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(&draft, text))
        .and_then(|()| fs::rename(&draft, &path));
    written.map_err(|error| failed(&path, &error))
}
