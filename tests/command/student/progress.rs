//! The file of progress.

use std::fs;
use std::thread;

use clap::Parser;
use serde_json::{Value, json};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::verdict::Verdict;
use workbook_judge::libtest::arguments::Arguments;
use workbook_judge::libtest::run;
use workbook_judge::progress::Progress;
use workbook_judge::progress::state::Skip;

use super::Student;

const FILE: &str = ".workbook/progress.json";

fn kept(student: &Student) -> Value {
    serde_json::from_str(&student.read(FILE)).expect("it is JSON")
}

fn load(student: &Student) -> Progress {
    Progress::load(&student.workspace()).expect("progress can be read").0
}

/// Judges answers as `cargo test` does.
fn test(student: &Student, folder: &str, filter: &str) {
    let arguments = Arguments::parse_from(["grade", "--color", "never", filter]);
    let folder = student.folder.join(folder);
    run(&student.workspace(), &folder, &arguments, &mut Vec::new()).expect("the answers can be judged");
}

#[test]
fn what_is_judged_in_lessons_is_kept_and_nothing_else_is() {
    let student = Student::new("progress_judged");
    student.writes_the_solution("03_race");
    test(&student, "solutions", "03_race::step1");
    assert!(!student.folder.join(".workbook").exists(), "others' answers are no progress");
    test(&student, "lessons", "03_race::step1");
    let checks = kept(&student)["lessons"]["03_race"]["checks"].clone();
    let checks = checks.as_object().expect("a check each");
    assert!(!checks.is_empty() && checks.keys().all(|check| check.starts_with("step1_")), "{checks:?}");
    let answer = student.answer("03_race").fingerprint().expect("it can be read").to_string();
    for checked in checks.values() {
        assert_eq!(*checked, json!({ "verdict": "passed", "answer": answer, "passed": answer }));
    }
}

#[test]
fn steps_that_are_not_started_are_no_verdict() {
    let student = Student::new("progress_not_started");
    assert_eq!(student.run(&["check", "race"]).code, Some(0));
    assert!(!student.folder.join(".workbook").exists());
}

#[test]
fn everything_that_is_put_in_is_there_again() {
    let student = Student::new("progress_again");
    let mut progress = load(&student);
    progress.show_rung("03_race", 4, 2);
    progress.give_up("03_race", 3);
    progress.skip("04_lock", 1, Skip::Yes);
    progress.skip("04_lock", 2, Skip::Yes);
    progress.skip("04_lock", 2, Skip::No);
    progress.go_to("04_lock", 3);
    progress.keep_prediction("03_race", "q1", json!({ "times": 2 }));
    progress.save().expect("it can be saved");
    let again = load(&student);
    assert_eq!((again.rung("03_race", 4), again.rung("03_race", 1)), (2, 0));
    assert!(again.gave_up("03_race", 3) && !again.gave_up("03_race", 4));
    assert!(again.is_skipped("04_lock", 1) && !again.is_skipped("04_lock", 2));
    assert_eq!(again.at().map(|at| (at.lesson.as_str(), at.step)), Some(("04_lock", 3)));
    assert_eq!(again.predictions("03_race").and_then(|all| all.get("q1")), Some(&json!({ "times": 2 })));
    assert_eq!(
        (&kept(&student)["schema"], &kept(&student)["version"]),
        (&json!("workbook/progress"), &json!(1))
    );
}

#[test]
fn nothing_is_written_before_there_is_something_to_keep() {
    let student = Student::new("progress_nothing");
    load(&student).save().expect("there is nothing to save");
    assert!(!student.folder.join(".workbook").exists());
}

#[test]
fn a_damaged_file_is_set_aside_and_said_so() {
    for (name, text) in [
        ("cut", "{ \"schema\": \"workbook/progress\", \"version\": 1, \"les"),
        ("empty", ""),
        ("binary", "\u{0}\u{1}"),
        ("foreign", "{ \"version\": 1 }"),
        ("shape", "{ \"schema\": \"workbook/progress\", \"version\": 1, \"lessons\": 3 }"),
        (
            "hash",
            "{ \"schema\": \"workbook/progress\", \"version\": 1, \"lessons\": { \"a\": { \"checks\": { \"b\": { \"verdict\": \"passed\", \"answer\": \"no\" } } } } }",
        ),
    ] {
        let student = Student::new(&format!("progress_damaged_{name}"));
        student.write(FILE, text);
        student.write(".workbook/progress.damaged-1.json", "an older one");
        let ran = student.run(&["list"]);
        let said = ".workbook/progress.json was damaged. It is kept as .workbook/progress.damaged-2.json, and progress \
                    starts over: `cargo run -- check` finds what passes.\n";
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), said), "{name}");
        assert_eq!(student.read(".workbook/progress.damaged-2.json"), text);
        assert_eq!(student.read(".workbook/progress.damaged-1.json"), "an older one");
        assert_eq!(student.run(&["list"]).err, "", "it is said once");
    }
}

#[test]
fn a_damaged_file_does_not_keep_checks_from_being_judged() {
    let student = Student::new("progress_damaged_check");
    student.write(FILE, "{");
    let ran = student.run(&["check", "race"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.err.starts_with(".workbook/progress.json was damaged."), "{ran:?}");
    assert!(ran.out.contains("step 1: not started"), "{ran:?}");
}

#[test]
fn a_file_of_a_newer_workbook_is_refused_and_left_alone() {
    let student = Student::new("progress_newer");
    let newer = "{ \"schema\": \"workbook/progress\", \"version\": 2, \"lessons\": [] }";
    student.write(FILE, newer);
    let said = ".workbook/progress.json was written by a newer workbook (version 2; this one knows version 1), and was \
                left as it is.\nUpdate the workbook, or move the file away to start over.\n";
    for task in [&["list"][..], &["hint", "race"], &["solution", "race", "--give-up"]] {
        let ran = student.run(task);
        assert_eq!((ran.code, ran.err.as_str()), (Some(3), said), "{task:?}");
    }
    let ran = student.run(&["check", "race"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), said), "what is judged is told all the same");
    assert_eq!(student.read(FILE), newer);
}

#[test]
fn a_folder_that_refuses_is_named_and_the_answers_are_judged_all_the_same() {
    let student = Student::new("progress_refused");
    student.writes_the_solution("03_race");
    student.write(".workbook/progress.lock/in_the_way", "");
    test(&student, "lessons", "03_race::step1");
    let mut progress = load(&student);
    progress.show_rung("03_race", 1, 1);
    let refused = progress.save();
    let Err(Problem::Ours(sentence)) = refused else { panic!("{refused:?}") };
    assert!(sentence.starts_with("Your progress can't be saved in .workbook/progress.json: "), "{sentence}");
    fs::remove_dir_all(student.folder.join(".workbook/progress.lock")).expect("it was there");
    progress.save().expect("nothing was forgotten");
    assert_eq!(load(&student).rung("03_race", 1), 1);
}

#[test]
fn processes_that_save_at_once_keep_each_others_entries() {
    let student = Student::new("progress_at_once");
    let lessons = ["race", "lock", "queue", "join"];
    thread::scope(|scope| {
        for lesson in lessons {
            let student = &student;
            scope.spawn(move || {
                for step in ["1", "2", "3"] {
                    assert_eq!(student.run(&["hint", lesson, step]).code, Some(0));
                }
            });
        }
    });
    let progress = load(&student);
    for lesson in ["03_race", "04_lock", "06_queue", "02_join"] {
        for step in 1..=3 {
            assert_eq!(progress.rung(lesson, step), 1, "{lesson} {step}");
        }
    }
}

#[test]
fn what_another_process_saved_meanwhile_is_not_lost() {
    let student = Student::new("progress_meanwhile");
    let mut mine = load(&student);
    mine.show_rung("03_race", 1, 1);
    student.writes_the_solution("04_lock");
    student.was_judged("04_lock", &[1], Verdict::Passed);
    mine.save().expect("it can be saved");
    let checks = student.answer("04_lock").lesson.checks;
    let first = checks.iter().filter(|check| check.step == 1).map(|check| check.name.as_str());
    assert!(mine.has_passed("04_lock", first), "a save takes in what is new");
    assert_eq!(kept(&student)["lessons"]["03_race"]["hints"], json!({ "1": 1 }));
}

#[test]
fn a_draft_that_a_crash_left_behind_does_no_harm() {
    let student = Student::new("progress_draft");
    student.was_judged("03_race", &[1], Verdict::Failed);
    let before = kept(&student);
    student.write(".workbook/progress.json.draft", "half of");
    assert_eq!(student.run(&["list"]).err, "");
    assert_eq!(kept(&student), before);
    assert_eq!(student.run(&["hint", "race", "1"]).err, "");
    assert_eq!(kept(&student)["lessons"]["03_race"]["hints"], json!({ "1": 1 }));
}
