//! The pages of a class: what students wrote is text on them, and marks can be typed.

use std::fs;
use std::path::{Path, PathBuf};

use fantoccini::Locator;
use serde_json::Value;
use tempfile::TempDir;
use workbook_grade::class::{Class, Handed, Student};
use workbook_grade::marks::{Marks, Place};
use workbook_grade::results::Results;
use workbook_grade::write;
use workbook_judge::check::workspace::Workspace;

use crate::Tests;
use crate::browser::Browser;

const HOSTILE: &str =
    "</script></pre><img src=x onerror=\"window.hit = 1\"><script>window.hit = 2</script>\u{202e}é";
const MARKS: &str = "student,lesson,question,mark,comment,mine\ngone,03_race,1,1,\"old, and kept\",x\n";

pub fn tests(tests: &mut Tests) {
    tests.add("pages_of_a_class_fetch_nothing_and_complain_of_nothing", complain_of_nothing);
    tests.add("pages_of_a_class_fit_a_small_screen", fit_a_small_screen);
    tests.add("what_students_wrote_is_text_on_the_pages_of_a_class", is_text);
    tests.add("marks_can_be_typed_and_saved", marks_can_be_typed_and_saved);
}

/// The grades of a class in which everything that a student can choose is hostile, and what was there before.
fn graded() -> TempDir {
    let workspace = Workspace::find().expect("the tests run where they were built");
    let golden = workspace.root.join("src/grade/write/formats/golden/results.json");
    let text = fs::read_to_string(golden).expect("a result");
    let mut results: Value = serde_json::from_str(&text).expect("JSON");
    let student = &mut results["students"][0];
    (student["id"], student["name"]) = (HOSTILE.into(), HOSTILE.into());
    student["notes"] = vec![format!("{HOSTILE} {}", "long".repeat(100))].into();
    for answers in results["answers"].as_object_mut().expect("answers").values_mut() {
        for said in answers.as_object_mut().expect("answers").values_mut() {
            let failures = said.as_array_mut().expect("a list").iter_mut();
            failures
                .filter(|said| said["verdict"] == "failed")
                .for_each(|said| said["message"] = HOSTILE.into());
        }
    }
    let results: Results = serde_json::from_value(results).expect("a result");
    let mut class = Class::default();
    let text = format!("pub const QUESTIONS: &[(&str, &str)] = &[(\"Why?\", {:?})];\n", HOSTILE.repeat(3));
    let handed = Handed::Text(class.add("03_race", text));
    let handed = [("03_race".to_owned(), handed)].into();
    class.students.push(Student { id: HOSTILE.into(), handed, notes: Vec::new() });
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("marks.csv"), MARKS).expect("it can be written");
    write::all(&workspace, folder.path(), results, &class, &[], |_| {}).expect("pages");
    folder
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let students = fs::read_dir(folder.join("students")).expect("pages").flatten().map(|entry| entry.path());
    let pages = students.filter(|path| path.extension().is_some_and(|extension| extension == "html"));
    [folder.join("report.html")].into_iter().chain(pages).collect()
}

async fn open_all(browser: &Browser, page: &Path) {
    browser.open_file(page, "").await;
    browser.ask("document.querySelectorAll('details').forEach((part) => (part.open = true));").await;
}

async fn complain_of_nothing(browser: Browser) {
    let folder = graded();
    let pages = pages(folder.path());
    assert!(pages.len() > 2, "{pages:?}");
    for page in pages {
        open_all(&browser, &page).await;
        browser.expect_silence().await;
    }
}

async fn fit_a_small_screen(browser: Browser) {
    let folder = graded();
    browser.resize(320, 640).await;
    for page in pages(folder.path()) {
        open_all(&browser, &page).await;
        let hidden = "const page = document.documentElement; return page.scrollWidth - page.clientWidth;";
        assert_eq!(browser.ask(hidden).await, 0, "{}", page.display());
    }
}

async fn is_text(browser: Browser) {
    let folder = graded();
    let own = "return document.body.innerText.includes('onerror=\"window.hit = 1\"');";
    let mut shown = 0;
    for page in pages(folder.path()) {
        open_all(&browser, &page).await;
        assert_eq!(browser.ask("return window.hit ?? null;").await, Value::Null, "{}", page.display());
        assert_eq!(browser.count("img").await, 0, "{}", page.display());
        shown += u32::from(browser.ask(own).await == true);
    }
    assert!(shown >= 2, "it is shown on the report, and to the student");
}

async fn marks_can_be_typed_and_saved(browser: Browser) {
    let folder = graded();
    open_all(&browser, &folder.path().join("report.html")).await;
    for (label, typed) in [("Mark for question 1", "2,5"), ("Comment on question 1", "\"Good\", he said")] {
        let field = format!("input[aria-label^='{label}']");
        let field = browser.client.find(Locator::Css(&field)).await.expect("a field");
        field.send_keys(typed).await.expect("it can be typed into");
    }
    let saved = "return decodeURIComponent(document.getElementById('save').href.split(',')[1]);";
    let saved = browser.text(saved).await;
    assert!(saved.starts_with(MARKS), "{saved}");
    fs::write(folder.path().join("marks.csv"), &saved).expect("it can be written");
    let marks = Marks::read(folder.path()).expect("marks");
    let place = Place { student: HOSTILE.into(), lesson: "03_race".into(), question: 1 };
    let mark = marks.get(&place).expect("a mark");
    assert_eq!((mark.points, mark.comment.as_str()), (Some(2.5), "\"Good\", he said"));
    browser.expect_silence().await;
}
