//! What the instructor and the students read.

use std::fs;

use crate::class::{Class, files, race, solution, stub};

const RACE: &str = "03_race";
const ONE: [&str; 2] = ["--lesson", "3"];

/// The solution, with an answer to the first question.
fn answered(words: &str) -> String {
    let text = stub(RACE);
    let question =
        "(\"What did you expect racy_counter to be before the first run, and why? What was it?\", \"";
    assert!(text.contains(question));
    text.replace(question, &format!("{question}{words}"))
}

#[test]
fn the_report_shows_who_got_what_and_why() {
    let class = Class::new("report").with("anna", RACE, solution(RACE)).with("bob", RACE, stub(RACE));
    let class = class.with("cleo", RACE, race("tasks + 1")).with("dan", RACE, race("tasks + 1"));
    class.grade(&ONE);
    let report = class.read("report.html");
    for words in [
        "Toolchain: rustc ",
        "Checks: ",
        "Limits of a check: 10 s",
        "<a href=\"students/anna.html\">anna</a>",
        "<b>2</b> · 03_race",
        "cleo, dan",
    ] {
        assert!(report.contains(words), "{words}\n{report}");
    }
    let dan = class.read("students/dan.md");
    assert!(dan.contains("✗ step 4: no update is lost\n"), "{dan}");
    assert!(dan.contains("Again: cargo run -- explore 03_race"), "{dan}");
    assert!(class.read("students/bob.md").contains("(not started)"));
}

/// How the scripts begin that write marks down.
const OURS: [&str; 2] =
    ["<script id=\"marks\" type=\"application/json\">", "<script>// Marks that are typed"];

#[test]
fn nothing_that_a_student_wrote_is_markup_or_is_run() {
    let attack = "<script>alert(1)</script>";
    let class = Class::new("markup").with("<b>eve &amp; co", RACE, answered(attack));
    let class = class.with("mallory", RACE, race(&format!("panic!(\"{attack}\\x1b[2J```\\n# no\")")));
    class.grade(&ONE);
    let pages = files(&class.to);
    let pages = pages.iter().filter(|(name, _)| name.extension().is_some_and(|end| end == "html"));
    let mut count = 0;
    for (name, bytes) in pages {
        let page = String::from_utf8_lossy(bytes);
        assert!(page.contains("default-src 'none'; style-src 'sha256-"), "{name:?}");
        let theirs = OURS.iter().fold(page.to_string(), |page, script| page.replacen(script, "", 1));
        assert!(
            !theirs.contains("<script") && !page.contains("<b>eve") && !page.contains('\u{1b}'),
            "{name:?}"
        );
        assert!(
            !page.contains("style=\"") && !page.contains("http://") && !page.contains("src="),
            "{name:?}"
        );
        count += 1;
    }
    assert_eq!(count, 3);
    assert!(class.read("report.html").contains("&lt;script&gt;alert(1)"));
    let feedback = class.read("students/mallory.md");
    assert!(feedback.contains("````text\n"), "{feedback}");
}

#[test]
fn marks_stay_through_a_regrade_and_count() {
    let class = Class::new("marks").with("anna", RACE, answered("Because."));
    class.grade(&ONE);
    assert_eq!(class.read("marks.csv"), "student,lesson,question,mark,comment\nanna,03_race,1,,\n");
    let marked = "student,lesson,question,mark,comment\nanna,03_race,1,1.5,Right.\nanna,02_join,9,1,Once.\n";
    fs::write(class.to.join("marks.csv"), marked).expect("it can be written");
    class.hand_in("bob", RACE, answered("So."));
    class.grade(&[&ONE[..], &["--regrade", "3"]].concat());
    assert_eq!(class.read("marks.csv"), format!("{marked}bob,03_race,1,,\n"));
    assert_eq!(class.points("anna")["marks"], "2.5");
    assert!(class.read("report.html").contains("Right."));
    assert!(class.read("students/anna.md").contains("Question 1: 1.5 points. Right."));
    fs::write(class.to.join("marks.csv"), "mark\nlost?\n").expect("it can be written");
    let ran = class.grade(&ONE);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert_eq!(class.read("marks.csv"), "mark\nlost?\n");
}

#[test]
fn a_hidden_lesson_is_the_instructors_alone() {
    let hidden = |day: &str| format!("class = \"c\"\n[lessons.03_race]\nhidden_until = {day}\n");
    let class = Class::new("hidden").with("anna", RACE, solution(RACE)).config(&hidden("2999-12-31"));
    class.grade(&ONE);
    assert_eq!(class.points("anna")[RACE], "10");
    assert!(!class.read("students/anna.md").contains(RACE));
    assert!(!class.read("students/anna.html").contains(RACE));
    let class = class.config(&hidden("2020-01-01"));
    class.grade(&ONE);
    assert!(class.read("students/anna.md").contains(RACE));
}

#[test]
fn files_that_are_alike_are_a_hint() {
    let own = "let done = AtomicU32::new(0);\n    let next = AtomicU32::new(0);\n    let more: Vec<usize> = (0..workers).collect();\n    \
               thread::scope(|scope| {\n        for _ in &more {\n            scope.spawn(|| {\n                \
               while next.fetch_add(1, Ordering::SeqCst) < tasks {\n                    rest(pause());\n                    \
               rest(pause());\n                    done.fetch_add(1, Ordering::SeqCst);\n                }\n            });\n        }\n    });\n    \
               done.into_inner()";
    let renamed = own
        .replace("done", "ready")
        .replace("next", "taken")
        .replace("let more", "// mine\n    let list")
        .replace("&more", "&list");
    let class = Class::new("alike").with("anna", RACE, race(own)).with("bob", RACE, race(&renamed));
    class.grade(&ONE);
    let report = class.read("report.html");
    assert!(report.contains("Similar files") && report.contains("<td>anna, bob</td>"), "{report}");
}

#[test]
fn other_systems_get_their_own_forms() {
    let class = Class::new("forms").with("anna", RACE, solution(RACE));
    let ran = class.grade(&[&ONE[..], &["--format", "gradescope", "--format", "junit"]].concat());
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(class.read("gradescope/anna.json").contains("\"score\": 10.0"));
    assert!(class.read("junit.xml").contains("failures=\"0\""));
    let ran = class.grade(&["--format", "moodel"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("the formats are gradescope, "), "{ran:?}");
}
