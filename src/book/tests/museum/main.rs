//! The whole book in a real browser: each film in it is played from end to end, and each goal is reached by clicks.
//!
//! `cargo test -p workbook-book --test museum`. It makes the book first, which takes minutes where no wrong answer is known
//! yet, so `cargo test` alone leaves it out. Needs Chromium and its driver, as the tests of the player do.

#[path = "../../../page/tests/browser/browser.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod browser;
#[path = "../../../page/tests/browser/commands.rs"]
mod commands;
#[path = "../browser/films.rs"]
mod films;
#[path = "../../../page/tests/browser/recorded.rs"]
mod recorded;
#[path = "../../../page/tests/browser/trials.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod trials;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::LazyLock;

use serde_json::Value;
use workbook_book::{Request, Solutions, make};
use workbook_judge::check::judge::Options;
use workbook_judge::check::kept::files_of;
use workbook_judge::check::lessons::{self, Lesson, Stage};
use workbook_judge::check::workspace::Workspace;

use browser::Browser;
use films::films;
use recorded::{Back, text};
use trials::Tests;

static WORKSPACE: LazyLock<Workspace> =
    LazyLock::new(|| Workspace::find().expect("it runs where it was built"));

/// The whole book. It is made once.
static BOOK: LazyLock<PathBuf> = LazyLock::new(|| {
    let to = WORKSPACE.target.join("tmp/museum");
    fs::create_dir_all(WORKSPACE.target.join("tmp")).expect("the target folder can be written to");
    let request = Request {
        to: to.clone(),
        lessons: Vec::new(),
        exhibits: Vec::new(),
        solutions: Solutions::Concealed,
        tell: |sentence| eprintln!("{sentence}"),
    };
    make(&WORKSPACE, &request, &Options::default()).expect("the book can be made");
    to
});

fn main() -> ExitCode {
    let mut tests = Tests::start();
    for lesson in lessons::all(&WORKSPACE).expect("the lessons can be listed") {
        if lesson.stage() == Stage::Model {
            let name = format!("all_films_of_{}_are_played_and_all_goals_reached", lesson.name);
            tests.add(name, move |browser| plays_all_of(browser, lesson));
        }
    }
    tests.run()
}

async fn plays_all_of(browser: Browser, lesson: Lesson) {
    let mut played = BTreeSet::new();
    for path in files_of(&BOOK.join(&lesson.name)).expect("the lesson has pages") {
        if path.extension().is_none_or(|extension| extension != "html") {
            continue;
        }
        let films = films(&path);
        if films.is_empty() {
            continue;
        }
        let page = path.display().to_string();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if path.parent().is_some_and(|folder| folder.ends_with("museum")) {
            is_what_the_engine_says(&lesson.name, &name, &films[0]);
            played.insert(name);
        }
        browser.open_file(&path, "").await;
        recorded::plays_from_end_to_end(&browser, &films, &page, Back::AtOnce).await;
        recorded::wins_every_goal(&browser, &films, &page).await;
        browser.expect_empty_console().await;
    }
    assert_eq!(played, with_films(&lesson.name), "each exhibit that has a film shows it");
}

/// What the engine found in an exhibit: what the check says, and the film.
fn found(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).expect("it is kept")).expect("JSON")
}

/// The exhibits of a lesson of which the engine has a film.
fn with_films(lesson: &str) -> BTreeSet<String> {
    let all = files_of(&WORKSPACE.checks().join("films")).expect("films are kept").into_iter();
    let named = all.filter_map(|path| {
        let name = path.file_stem()?.to_str()?.strip_prefix(lesson)?.strip_prefix('-')?.to_owned();
        Some((name, path))
    });
    named.filter(|(_, path)| !found(path)["film"].is_null()).map(|(name, _)| name).collect()
}

/// The page has the film as the engine has recorded it, beside the code that it does not show; and the film says what the
/// check says in the terminal.
fn is_what_the_engine_says(lesson: &str, name: &str, shown: &Value) {
    let found = found(&WORKSPACE.checks().join(format!("films/{lesson}-{name}.json")));
    let mut film = found["film"].clone();
    film["source"] = shown["source"].clone();
    assert_eq!(*shown, film, "{lesson}/{name}");
    let words =
        |text: &str| without_numbers(text).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let message = words(text(&found["message"]));
    let says = |value: &Value| value.as_str().is_none_or(|text| message.contains(&words(text)));
    let end = &film["end"];
    for part in [&film["claim"], &end["happened"], &end["misconception"]] {
        assert!(says(part), "{lesson}/{name}: {part} is not in {message}");
    }
    for step in recorded::list(&film["steps"]) {
        assert!(says(&step["remark"]), "{lesson}/{name}: {} is not in {message}", step["remark"]);
    }
}

/// A film numbers objects of one name if there are several in any execution of its graph, and the check if there are in this
/// one: `sender#1` is `sender`.
fn without_numbers(text: &str) -> String {
    let mut parts = text.split('#');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.trim_start_matches(|sign: char| sign.is_ascii_digit()))
}
