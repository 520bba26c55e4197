//! Who gets how many points, and why that changes.

use std::fs;

use workbook_judge::check::functions;

use crate::class::{Class, files, race, run, solution, stub};

const RACE: &str = "03_race";

fn a_class(name: &str) -> Class {
    Class::new(name)
        .with("anna", RACE, solution(RACE))
        .with("bob", RACE, stub(RACE))
        .with("cleo", RACE, race("tasks + 1"))
        .with("dan", RACE, "fn main() {")
        .with("eve", "01_threads", solution("01_threads"))
}

#[test]
fn each_answer_gets_the_points_of_the_checks_that_it_passes() {
    let class = a_class("points");
    let ran = class.grade(&["--lesson", "3"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let points = |student: &str| class.points(student)[RACE].clone();
    assert_eq!(["anna", "bob", "dan", "eve"].map(points), ["10", "0", "0", "0"]);
    let cleo: f64 = points("cleo").parse().expect("a number");
    assert!((7.0..10.0).contains(&cleo), "{cleo}");
    assert!(class.read("results.json").contains("lessons/03_race.rs"), "an answer is called by its own name");
}

/// Many answers are modules of one crate.
#[test]
fn answers_that_are_compiled_together_are_judged_as_if_alone() {
    let right = solution(RACE);
    let first = |line: &str| format!("{line}\n{right}");
    let last = |line: &str| format!("{right}\n{line}\n");
    let class = Class::new("together")
        .with("all-of-it-allowed", RACE, first("#![allow(dead_code)]"))
        .with("borrows-too-long", RACE, last("fn f() -> &'static str { let s = String::new(); &s }"))
        .with("calls-what-is-not-there", RACE, last("fn f() { nothing_of_that_name() }"))
        .with("exports-a-macro", RACE, last("#[macro_export]\nmacro_rules! one { () => { 1 } }"))
        .with("forgot-a-brace", RACE, last("fn f() {"))
        .with("has-a-macro-of-its-own", RACE, last("macro_rules! assert_eq { () => {} }"))
        .with("hides-its-main", RACE, right.replace("\nfn main()", "\n#[cfg(any())]\nfn main()"))
        .with("looks-around", RACE, last("use super::*;"))
        .with("looks-at-the-root", RACE, last("use crate::run_exact as again;"))
        .with("reads-a-neighbour", RACE, last("const A: &str = include_str!(\"../../together.rs\");"))
        .with("right", RACE, &right);
    let ran = class.grade(&["--lesson", "3"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let points = |student: &str| class.points(student)[RACE].clone();
    for student in
        ["all-of-it-allowed", "exports-a-macro", "has-a-macro-of-its-own", "looks-at-the-root", "right"]
    {
        assert_eq!(points(student), "10", "{student}");
    }
    for (student, says) in [
        ("borrows-too-long", "E0515"),
        ("calls-what-is-not-there", "E0425"),
        ("forgot-a-brace", "unclosed"),
        ("hides-its-main", "E0601"),
        ("looks-around", "super"),
        ("reads-a-neighbour", "together.rs"),
    ] {
        assert_eq!(points(student), "0", "{student}");
        let feedback = class.read(&format!("students/{student}.md"));
        assert!(feedback.contains(says), "{student}: {feedback}");
        assert!(
            feedback.contains("lessons/03_race.rs") && !feedback.contains("-and-"),
            "{student}: {feedback}"
        );
    }
}

/// A pool is dropped by whoever uses one, but what dropping it does is the last step.
#[test]
fn a_last_step_that_is_not_begun_or_never_ends_takes_nothing_from_the_others() {
    let pool = "07_thread_pool";
    let text = solution(pool);
    let last = functions::of_step(&stub(pool), 5).pop().expect("step 5 is a function");
    let drop = functions::functions_in(&text).into_iter().find(|function| function.is(&last));
    let drop = drop.expect("the solution has it too").at;
    let with = |body: &str| {
        let mut text = text.clone();
        text.replace_range(drop.clone(), &format!("    fn drop(&mut self) {{\n        {body}\n    }}\n"));
        text
    };
    let class = Class::new("a_last_step")
        .with("anna", pool, with("todo!(\"step 5: not yet\")"))
        .with("bob", pool, with("loop { thread::park(); }"))
        .with("cleo", pool, solution(pool));
    let ran = class.grade(&["--lesson", "7"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(["anna", "cleo"].map(|student| class.points(student)[pool].clone()), ["8", "10"]);
    let bob: f64 = class.points("bob")[pool].parse().expect("a number");
    assert!((8.0..10.0).contains(&bob), "{bob}");
}

#[test]
fn points_weights_names_and_late_days_are_the_instructors() {
    let class = a_class("configured").config(
        "class = \"autumn\"\npartial = \"step\"\nfree_late_days = 1\nlate_penalty = 10\n\
         [lessons.03_race]\npoints = 8\nsteps = { 4 = 5 }\n\
         [students.anna]\nname = \"=Anna\"\nlate = 3\n",
    );
    let ran = class.grade(&["--lesson", "3"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let anna = class.points("anna");
    assert_eq!((anna[RACE].as_str(), anna["late"].as_str(), anna["name"].as_str()), ("6.4", "20%", "'=Anna"));
    assert_eq!(class.points("cleo")[RACE], "3");
}

#[test]
fn a_mistake_in_the_configuration_is_answered_with_2() {
    let class = a_class("misconfigured").config("[lessons.03_rice]\npoints = 8\n");
    let ran = class.grade(&["--lesson", "3"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("there is no lesson 03_rice"), "{ran:?}");
    assert!(!class.to.exists());
}

#[test]
fn a_second_time_nothing_is_judged_and_nothing_changes() {
    let class = a_class("again");
    class.grade(&["--lesson", "3"]);
    let before = files(&class.to);
    let ran = class.grade(&["--lesson", "3"]);
    assert!(ran.out.contains("4 distinct answers to judge, 0 of them new"), "{ran:?}");
    assert_eq!(files(&class.to), before);
}

#[test]
fn what_changed_is_told_with_its_reason() {
    let class = a_class("changes");
    class.grade(&["--lesson", "3"]);
    class.hand_in("bob", RACE, solution(RACE));
    let ran = class.grade(&["--lesson", "3", "--regrade", "3"]);
    assert!(ran.out.contains("3 distinct answers to judge, 3 of them new"), "{ran:?}");
    assert!(ran.out.contains("1 grade changed since the last run"), "{ran:?}");
    let changes = class.read("changes.md");
    let line = "- bob, 03_race: 0 → 10 points, because another file was handed in.\n";
    assert!(changes.contains(line), "{changes}");
    assert!(changes.contains("step4_no_update_is_lost: not_started → passed"), "{changes}");
}

#[test]
fn a_class_that_is_not_there_is_answered_with_2_and_nothing_is_written() {
    let class = Class::new("gone");
    fs::remove_dir_all(&class.at).expect("it can be removed");
    let ran = class.grade(&[]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("can't be read"), "{ran:?}");
    assert!(!class.to.exists());
}

#[test]
fn the_grades_of_another_class_stay_as_they_are() {
    let (one, other) = (a_class("one"), Class::new("other").with("zoe", RACE, stub(RACE)));
    one.grade(&["--lesson", "3"]);
    let before = files(&one.to);
    let ran = other.grade_to(&one.to, &["--lesson", "3"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("the grades of another class"), "{ran:?}");
    assert_eq!(files(&one.to), before);
    fs::write(one.to.join("ledger.jsonl"), "no ledger\n").expect("it can be written");
    assert_eq!(one.grade(&["--lesson", "3"]).code, Some(2));
    assert_eq!(fs::read_to_string(one.to.join("ledger.jsonl")).expect("it is there"), "no ledger\n");
}

#[test]
fn grades_are_not_put_among_the_submissions() {
    let class = a_class("among");
    let to = class.at.join("grades");
    let ran = class.grade_to(&to, &["--lesson", "3"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("is inside the submissions"), "{ran:?}");
    assert!(!to.exists());
}

#[test]
fn without_submissions_the_usage_is_shown() {
    let ran = run(&["grade"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("<SUBMISSIONS>"), "{ran:?}");
}
