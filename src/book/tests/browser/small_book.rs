//! A book of one lesson with some of its wrong answers: that of all would take minutes.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use workbook_book::{Request, Solutions, make};
use workbook_judge::check::judge::Options;
use workbook_judge::check::workspace::Workspace;

use crate::browser::Browser;

/// One with an interleaving and a graph, one that deadlocks or waits in vain, one without a schedule.
const EXHIBITS: [&str; 3] =
    ["03_race/load_and_store_kept", "03_race/lock_held_over_the_pauses", "03_race/schedule_in_turn"];

/// Where it is. It is made once.
pub static BOOK: LazyLock<PathBuf> = LazyLock::new(|| {
    let workspace = Workspace::find().expect("it runs where it was built");
    let to = workspace.target.join("tmp/book");
    fs::create_dir_all(workspace.target.join("tmp")).expect("the target folder can be written to");
    let request = Request {
        to: to.clone(),
        lessons: vec!["03_race".into()],
        exhibits: EXHIBITS.map(str::to_owned).into(),
        solutions: Solutions::Concealed,
        tell: |_| {},
    };
    make(&workspace, &request, &Options::default()).expect("the book can be made");
    to
});

/// Every page, by its place in the book.
pub fn pages() -> Vec<String> {
    let mut pages = Vec::new();
    add_pages(&BOOK, &mut pages);
    pages.sort();
    assert!(pages.len() > 10, "{pages:?}");
    pages
}

fn add_pages(folder: &Path, pages: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder of the book") {
        let path = entry.expect("an entry").path();
        let is_page = path.extension().is_some_and(|extension| extension == "html");
        if path.is_dir() {
            add_pages(&path, pages);
        } else if is_page && path.file_name().is_some_and(|name| name != "toc.html") {
            let place = path.strip_prefix(&*BOOK).expect("it lies in the book");
            pages.push(place.to_string_lossy().replace('\\', "/"));
        }
    }
}

/// Opens a page of the book from a disk.
pub async fn open(browser: &Browser, page: &str) {
    browser.open_file(&BOOK.join(page), "").await;
}
