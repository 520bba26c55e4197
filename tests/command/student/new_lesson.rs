//! `workbook new-lesson`.

use std::fs;

use workbook_judge::check::lessons;
use workbook_judge::check::scan::steps_left;

use super::Student;

/// A workbook with the manifests that a lesson goes into.
fn maintainer(name: &str) -> Student {
    let student = Student::new(name);
    let there = ["lessons/Cargo.toml", "tests/checks/lib.rs"];
    assert!(there.iter().all(|file| student.folder.join(file).is_file()));
    student
}

#[test]
fn a_new_lesson_has_every_piece() {
    let maintainer = maintainer("new_lesson");
    let ran = maintainer.run(&["new-lesson", "many_actors"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let name = "13_many_actors";
    let lessons = lessons::all(&maintainer.workspace()).expect("they can be listed");
    let lesson = lessons.iter().find(|lesson| lesson.name == name).expect("it is a lesson");
    assert_eq!(lesson.steps(), [1]);
    assert_eq!(lesson.checks.len(), 2);
    let stub = maintainer.read(&format!("lessons/{name}.rs"));
    assert!(stub.starts_with("//! 13 · Many actors\n"), "{stub}");
    assert_eq!(steps_left(&stub).into_iter().collect::<Vec<_>>(), [1]);
    assert_eq!(stub, maintainer.read(&format!("tests/stubs/{name}.rs")));
    assert!(steps_left(&maintainer.read(&format!("solutions/{name}.rs"))).is_empty());
    let lines = [
        ("lessons/Cargo.toml", "name = \"13_many_actors\"\n"),
        ("lessons/Cargo.toml", "name = \"13_many_actors_solution\"\n"),
        ("tests/checks/lib.rs", "pub mod many_actors {\n"),
        ("exercises.md", "\n## 13_many_actors · many actors\n"),
        (
            "README.md",
            "| the whole pipeline |\n| [13_many_actors](lessons/13_many_actors.rs) | many actors |\n",
        ),
    ];
    for (file, line) in lines {
        assert!(maintainer.read(file).contains(line), "{file}");
    }
    let list = maintainer.run(&["list"]);
    assert!(list.out.contains("13_many_actors"), "{}", list.out);
    assert!(maintainer.run(&["hint", "many", "1"]).out.contains("hint 1 of 3"));
}

#[test]
fn nothing_is_overwritten_and_then_nothing_is_written() {
    let maintainer = maintainer("new_lesson_in_the_way");
    maintainer.write("hints/13_actors.md", "mine");
    let before = maintainer.read("lessons/Cargo.toml");
    let ran = maintainer.run(&["new-lesson", "13_actors"]);
    let said = "hints/13_actors.md exists already. Nothing was written.\n";
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), said));
    assert_eq!(maintainer.read("lessons/Cargo.toml"), before);
    assert!(!maintainer.folder.join("lessons/13_actors.rs").exists());
}

#[test]
fn a_name_that_is_none_or_taken_is_refused() {
    let maintainer = maintainer("new_lesson_name");
    for name in ["13_Actors", "actors!", "13_", "_x", "7_actors", "13_loop", "../actors"] {
        let ran = maintainer.run(&["new-lesson", name]);
        assert_eq!(ran.code, Some(2), "{ran:?}");
        assert!(ran.err.starts_with(&format!("`{name}` can't be a lesson's name.")), "{ran:?}");
    }
    for name in ["race", "03_actors", "13_race"] {
        let ran = maintainer.run(&["new-lesson", name]);
        assert_eq!(
            (ran.code, ran.err.as_str()),
            (Some(2), "Lesson 03_race exists already. Choose another name and number.\n")
        );
    }
}

#[test]
fn a_workbook_that_was_rearranged_is_left_alone() {
    let maintainer = maintainer("new_lesson_rearranged");
    fs::write(maintainer.folder.join("README.md"), "no table").expect("it can be written to");
    let ran = maintainer.run(&["new-lesson", "actors"]);
    assert_eq!(ran.code, Some(3));
    assert!(ran.err.starts_with("README.md has no place for the lesson's lines"), "{}", ran.err);
    assert!(!maintainer.folder.join("lessons/13_actors.rs").exists());
}
