//! `workbook new-lesson` creates every file and line of a lesson, with contents to be replaced.

/// Its messages.
pub mod messages;
/// What is written.
mod pieces;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use clap::Args;

use super::{End, say};
use pieces::{Name, Piece, Place};
use workbook_judge::check::draft;
use workbook_judge::check::lessons::{self, Lesson};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

/// `workbook new-lesson`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  cargo run -- new-lesson actors\n  cargo run -- new-lesson 13_actors\n\nThe new lesson is small and works. CONTRIBUTING.md says what to add, and how a live lesson differs."
)]
pub struct NewLesson {
    /// The name in lower case, with a number (13_actors) or without (actors: the next number)
    pub name: String,
}

/// Writes a new lesson. No existing file is overwritten.
///
/// # Errors
/// When the name is invalid or taken, when a file exists already, or when one can't be written.
pub fn run(workspace: &Workspace, task: &NewLesson) -> Result<End, Problem> {
    let name = name_of(&task.name, &lessons::all(workspace)?)?;
    let pieces = pieces::all(&name);
    // Everything is found out before anything is written.
    let texts: Vec<String> =
        pieces.iter().map(|piece| text_of(&workspace.root, piece)).collect::<Result<_, _>>()?;
    let mut written = Vec::new();
    for (piece, text) in pieces.iter().zip(&texts) {
        write(&workspace.root, piece, text)
            .map_err(|error| Problem::Ours(messages::cannot_write(&piece.file, &error, &written)))?;
        written.push(piece.file.clone());
    }
    say(&messages::done(&name.lesson, &pieces));
    Ok(End::Good)
}

fn name_of(wanted: &str, lessons: &[Lesson]) -> Result<Name, Problem> {
    let (number, title) = match wanted.split_once('_') {
        Some((number, title)) if number.len() == 2 && number.bytes().all(|b| b.is_ascii_digit()) => {
            (number.to_string(), title)
        }
        _ => (next_number(lessons), wanted),
    };
    let begins = title.starts_with(|c: char| c.is_ascii_lowercase());
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !begins || !title.chars().all(fits) || number.len() != 2 || pieces::is_keyword(title) {
        return Err(Problem::Usage(messages::no_name(wanted)));
    }
    let taken = lessons.iter().find(|lesson| lesson.number() == number || lesson.title() == title);
    match taken {
        Some(lesson) => Err(Problem::Usage(messages::taken(&lesson.name))),
        None => Ok(Name::new(&number, title)),
    }
}

fn next_number(lessons: &[Lesson]) -> String {
    let last = lessons.iter().filter_map(|lesson| lesson.number().parse::<u32>().ok()).max().unwrap_or(0);
    format!("{:02}", last + 1)
}

/// The new contents of a file.
fn text_of(root: &Path, piece: &Piece) -> Result<String, Problem> {
    let path = root.join(&piece.file);
    let place = match &piece.place {
        Place::NewFile if path.exists() => return Err(Problem::Usage(messages::in_the_way(&piece.file))),
        Place::NewFile => return Ok(piece.text.clone()),
        place => place,
    };
    let old = fs::read_to_string(&path)
        .map_err(|error| Problem::Ours(messages::cannot_read(&piece.file, &error)))?;
    let at = match place {
        Place::Before(line) => old.find(&format!("\n{line}\n")).map(|at| at + 1),
        Place::AfterLast(begin) => old.rfind(&format!("\n{begin}")).and_then(|at| {
            let rest = &old[at + 1..];
            Some(at + 2 + rest.find('\n')?)
        }),
        _ => Some(old.len()),
    };
    let at = at.ok_or_else(|| Problem::Ours(messages::no_place(&piece.file)))?;
    Ok(format!("{}{}{}", &old[..at], piece.text, &old[at..]))
}

fn write(root: &Path, piece: &Piece, text: &str) -> io::Result<()> {
    let path = root.join(&piece.file);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    if let Place::NewFile = piece.place {
        return File::create_new(path)?.write_all(text.as_bytes());
    }
    draft::beside(&path, text)?.persist(&path)?;
    Ok(())
}
