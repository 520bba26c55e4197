//! What stands before and after the lessons.

use crate::chapters::Chapters;
use crate::exhibits::Exhibit;
use crate::lesson::Room;
use crate::museum::{by_family, place};
use crate::text::escaped;
use crate::{glossary, messages};

/// The exhibit that shows how to read an interleaving: a lost update is the shortest.
const EXAMPLE: &str = "03_race/load_and_store_kept";

/// What this is, how to begin, and how to read an interleaving.
pub fn write(chapters: &mut Chapters, rooms: &[Room<'_>]) {
    chapters.add(0, messages::about_title(), "index.md", include_str!("pages/about.md").into());
    chapters.add(0, messages::begin_title(), "begin.md", include_str!("pages/begin.md").into());
    let mut reading = include_str!("pages/reading.md").to_owned();
    if let Some(film) = example(rooms).and_then(|exhibit| exhibit.found.film.as_ref()) {
        // Its file is not what this page is about.
        reading += &chapters.element("interleaving-player", "reading", film.json());
    }
    chapters.add(0, messages::reading_title(), "reading.md", reading);
    chapters.part(messages::lessons_part());
}

fn example<'a>(rooms: &'a [Room<'_>]) -> Option<&'a Exhibit> {
    let exhibits = || rooms.iter().flat_map(|room| &room.exhibits);
    let with_film = || exhibits().filter(|exhibit| exhibit.found.film.is_some());
    with_film().find(|exhibit| exhibit.key() == EXAMPLE).or_else(|| with_film().next())
}

/// The index of misconceptions, the glossary and the literature.
pub fn write_reference(chapters: &mut Chapters, rooms: &[Room<'_>]) {
    chapters.part(messages::reference_part());
    chapters.add(0, messages::index_title(), "misconceptions.md", index(rooms));
    let lessons: Vec<&str> = rooms.iter().map(|room| room.lesson.name.as_str()).collect();
    chapters.add(0, messages::glossary_title(), "glossary.md", glossary::page(&lessons));
    chapters.add(
        0,
        messages::literature_title(),
        "literature.md",
        include_str!("pages/literature.md").into(),
    );
}

fn index(rooms: &[Room<'_>]) -> String {
    let mut page = format!("# {}\n\n{}", messages::index_title(), messages::index_intro());
    for (family, exhibits) in by_family(rooms.iter().flat_map(|room| &room.exhibits)) {
        page += &format!("## {}\n\n", family.title());
        for of_lesson in exhibits.chunk_by(|one, other| one.lesson == other.lesson) {
            page += &format!("- [{0}]({1}/index.md)\n", escaped(&of_lesson[0].lesson), of_lesson[0].lesson);
            for exhibit in of_lesson {
                page += &format!("  - [{}]({})\n", escaped(&exhibit.misconception), place(exhibit));
            }
        }
        page.push('\n');
    }
    page
}
