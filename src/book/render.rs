//! From chapters to pages, through mdBook.

use std::fs;
use std::io;
use std::path::Path;

use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use workbook_judge::check::kept::files_of;
use workbook_judge::check::problem::Problem;

use crate::chapters::Chapters;
use crate::folder::Draft;
use crate::messages;

/// What mdBook is told.
const CONFIG: &str = include_str!("book.toml");

/// The styles and scripts that pages have beside mdBook's own.
fn assets() -> [(&'static str, &'static str); 6] {
    [
        ("theme.css", workbook_page::THEME),
        ("player.css", workbook_page::STYLE.as_str()),
        ("book.css", include_str!("web/book.css")),
        ("player.js", workbook_page::SCRIPT.as_str()),
        ("question.js", include_str!("web/question.js")),
        ("reach.js", include_str!("web/reach.js")),
    ]
}

/// Writes the pages into the draft.
///
/// # Errors
/// When something can't be written.
pub fn render(draft: &Draft, chapters: &Chapters) -> Result<(), Problem> {
    let cannot = |error: io::Error| Problem::Ours(messages::cannot_make(&error.to_string()));
    write_source(draft, chapters).map_err(cannot)?;
    let config: Config = CONFIG.parse().expect("the configuration is valid");
    let book = MDBook::load_with_config(draft.root(), config);
    let built = book.and_then(|book| book.build());
    built.map_err(|error| Problem::Ours(messages::cannot_make(&format!("{error:#}"))))?;
    put_data(&draft.pages(), chapters).map_err(cannot)
}

fn write_source(draft: &Draft, chapters: &Chapters) -> io::Result<()> {
    for (name, text) in assets() {
        fs::write(draft.root().join(name), text)?;
    }
    let summary = [("SUMMARY.md".to_owned(), format!("# Summary\n\n{}", chapters.summary))];
    for (place, text) in summary.iter().map(|(place, text)| (place, text)).chain(&chapters.files) {
        let path = draft.source().join(place);
        fs::create_dir_all(path.parent().unwrap_or(&path))?;
        fs::write(path, text)?;
    }
    Ok(())
}

/// Elements get their data last: it is nothing to search in.
fn put_data(pages: &Path, chapters: &Chapters) -> io::Result<()> {
    for path in files_of(pages)? {
        if path.extension().is_none_or(|extension| extension != "html") {
            continue;
        }
        let page = fs::read_to_string(&path)?;
        if page.contains(KEY) {
            fs::write(&path, with_data(&page, chapters))?;
        }
    }
    Ok(())
}

const KEY: &str = " data-key=\"";

fn with_data(page: &str, chapters: &Chapters) -> String {
    let mut parts = page.split(KEY);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let key = part.split('"').next().unwrap_or_default();
        let rest = &part[(key.len() + 2).min(part.len())..];
        match chapters.data.get(key) {
            Some(json) => {
                whole.push('>');
                whole += &workbook_page::data_element(json).into_string();
                whole += rest;
            }
            None => whole = whole + KEY + part,
        }
    }
    whole
}
