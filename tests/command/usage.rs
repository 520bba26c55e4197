//! Names, options, exit codes and forms.

use std::fs;

use serde_json::json;

use crate::test::{LESSON, Test, root, solution, step_4};

#[test]
fn a_lesson_may_be_called_by_its_number_or_its_name() {
    let test = Test::new("short_names").answer("");
    for name in ["03_race", "03", "3", "race", "rac"] {
        let ran = test.run(&["check", name, "--answers", "."]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
        assert!(ran.out.contains("03_race.rs is empty."));
    }
}

#[test]
fn an_unknown_lesson_is_answered_with_the_nearest_and_all_there_are() {
    let ran = Test::new("unknown_lesson").run(&["check", "03_rice"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.starts_with("There is no lesson `03_rice`. Did you mean 03_race?\nThe lessons are:\n"),
        "{}",
        ran.err
    );
}

#[test]
fn a_folder_that_does_not_exist_is_a_mistake_in_the_call() {
    let ran = Test::new("no_folder").run(&["check", "--answers", "nowhere"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(ran.err, "There is no answers folder at nowhere: there is no such file or folder.\n");
}

#[test]
fn right_answers_end_with_0_and_wrong_ones_with_1() {
    let right = Test::new("right").answer(solution()).check(&[]);
    assert_eq!(right.code, Some(0), "{right:?}");
    let wrong = Test::new("wrong").answer(step_4("tasks + 1")).check(&[]);
    assert_eq!(wrong.code, Some(1), "{wrong:?}");
}

#[test]
fn a_step_not_started_costs_nothing_unless_that_is_asked_for() {
    let test = Test::new("not_started").answer(
        "fn a() { todo!(\"step 1: a\"); todo!(\"step 2: b\"); todo!(\"step 3: c\"); todo!(\"step 4: d\") }",
    );
    let ran = test.check(&[]);
    assert_eq!(ran.code, Some(0));
    for step in 1..=4 {
        assert!(ran.out.contains(&format!("  ○ step {step}: not started\n")), "{}", ran.out);
    }
    assert_eq!(test.check(&["--include-not-started"]).code, Some(1));
}

#[test]
fn json_holds_every_check_of_the_lesson() {
    let report = Test::new("json").answer("").check_as_json();
    assert_eq!(report["schema"], "workbook/check/v1");
    assert_eq!(report["passed"], 0);
    let checks = report["checks"].as_array().expect("checks are a list");
    assert_eq!(report["total"], checks.len());
    let first = &checks[0];
    let expected = json!({
        "lesson": LESSON,
        "step": 1,
        "name": first["name"],
        "verdict": "does_not_compile",
        "message": first["message"],
        "schedules": 0,
        "distinct": 0,
        "coverage": null,
        "programs": 0,
        "schedule": null,
        "advice": [],
        "seconds": 0.0,
    });
    assert_eq!(*first, expected);
}

#[test]
fn explore_finds_a_failure_of_a_step_by_itself() {
    let test = Test::new("explore").answer(step_4("run_racy(workers, tasks, pause)"));
    let ran = test.run(&["explore", "race", "step4", "--answers", "."]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.out.starts_with("  ✗ step 4: "), "{}", ran.out);
}

#[test]
fn by_hand_a_lesson_that_is_not_started_is_answered_before_anything_is_built() {
    let stub = fs::read_to_string(root().join("tests/stubs/07_thread_pool.rs")).expect("it is there");
    let test = Test::new("by_hand_not_started").in_a_target_of_its_own();
    fs::write(test.folder.join("07_thread_pool.rs"), stub).expect("the target folder can be written to");
    let ran = test.run(&["explore", "07", "--by-hand", "--answers", "."]);
    let said = "Steps 1, 2, 3, 4, 5 are not started: there is nothing to try yet.\n";
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), said), "{ran:?}");
    assert!(!test.folder.join("target/checks/programs-build").exists());
}

#[test]
fn an_unknown_step_is_answered_with_those_there_are() {
    let ran = Test::new("unknown_step").run(&["explore", "race", "step9"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.starts_with("03_race has no step or check `step9`. Its checks are:\n  step1_"),
        "{}",
        ran.err
    );
}

#[test]
fn colour_is_for_terminals_unless_it_is_asked_for() {
    let test = Test::new("colour").answer("");
    assert!(!test.check(&[]).out.contains('\x1b'));
    assert!(test.check(&["--color", "always"]).out.contains('\x1b'));
}
