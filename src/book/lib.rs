//! The book: every lesson with its museum of wrong answers, for a browser. It opens from a disk, and loads nothing from
//! elsewhere.
//!
//! Chapters are made from what exists: the exercises, the lessons, the hints, the questions and the zoo. What the engine
//! finds in the code is found when the book is made.

mod chapters;
mod conceal;
mod exhibits;
mod family;
mod films;
mod folder;
mod front;
mod given;
mod glossary;
mod lesson;
mod marks;
mod messages;
mod museum;
mod opened;
mod questions;
mod render;
pub mod serve;
mod text;
mod trim;
#[path = "../../tests/zoo/whole.rs"]
mod whole;

use std::path::PathBuf;

use workbook_judge::check::judge::Options;
use workbook_judge::check::lessons::{self, Lesson};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

use chapters::Chapters;
use folder::Draft;

pub use opened::opened;

/// What is wanted of a book.
pub struct Request {
    /// Where it goes.
    pub to: PathBuf,
    /// The lessons that are in it; all, if none is named.
    pub lessons: Vec<String>,
    /// The wrong answers that are in it, `03_race/load_and_store_kept`; all, if none is named.
    pub exhibits: Vec<String>,
    /// Whether it shows right answers.
    pub solutions: Solutions,
    /// Hears what is being done.
    pub tell: fn(&str),
}

/// Whether a book shows right answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Solutions {
    /// For readers who still write them.
    Concealed,
    /// For teachers.
    Shown,
}

/// Makes the book, and puts it in place of the one that was there. Its first page.
///
/// # Errors
/// When there is no place for it, no such lesson, or something can't be run.
pub fn make(workspace: &Workspace, request: &Request, options: &Options) -> Result<PathBuf, Problem> {
    folder::check(&request.to)?;
    let all = lessons::all(workspace)?;
    let mut wanted: Vec<&Lesson> = Vec::new();
    for name in &request.lessons {
        wanted.push(lessons::find(&all, name)?);
    }
    if wanted.is_empty() {
        wanted = all.iter().collect();
    }
    let draft = Draft::beside(&request.to)?;
    let ours = films::Ours::read(workspace, options);
    let mut rooms = Vec::new();
    for lesson in &wanted {
        let mut exhibits = exhibits::of_lesson(workspace, lesson)?;
        exhibits.retain(|exhibit| request.exhibits.is_empty() || request.exhibits.contains(&exhibit.key()));
        (request.tell)(&messages::exploring(&lesson.name, exhibits.len()));
        films::find(workspace, &all, &mut exhibits, options, ours)?;
        let questions = questions::of_lesson(workspace, &all, lesson, options, request.solutions)?;
        let given = given::of_lesson(workspace, &all, lesson, options)?;
        rooms.push(lesson::Room { lesson, exhibits, questions, given });
    }
    (request.tell)(messages::writing());
    let mut chapters = Chapters::default();
    front::write(&mut chapters, &rooms);
    for room in &rooms {
        lesson::write(workspace, &mut chapters, room, request.solutions)?;
    }
    front::write_reference(&mut chapters, &rooms);
    render::render(&draft, &chapters)?;
    draft.put()?;
    Ok(request.to.join("index.html"))
}
