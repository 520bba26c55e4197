//! `predict`, scripted: answers come line by line from standard input.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::test::{LESSON, Ran, Test, root, solution, step_4};

fn predict(test: &Test, lines: &str, more: &[&str]) -> Ran {
    let folder = test.folder.to_str().expect("its name is text");
    let arguments = [&["predict", LESSON, "--answers", folder], more].concat();
    let mut child = test.command(&arguments).stdin(Stdio::piped()).spawn().expect("the command starts");
    let mut input = child.stdin.take().expect("it was asked for");
    // Who has enough does not read to the end.
    let _ = input.write_all(lines.as_bytes());
    drop(input);
    Ran::from(child.wait_with_output().expect("the command ends"))
}

fn stub() -> String {
    fs::read_to_string(root().join(format!("tests/stubs/{LESSON}.rs"))).expect("the lesson has a stub")
}

#[test]
fn it_asks_before_it_shows_and_ends_with_its_input() {
    let test = Test::new("predict").answer(stub());
    let ran = predict(&test, "0 1 1 1\n", &[]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    let (asked, revealed) = ran.out.split_once("> 0 1 1 1\n").expect("what is read is printed");
    assert!(asked.contains("counter.load() → ?1"), "{asked}");
    assert!(revealed.starts_with("\n  ✓ As predicted.\n"), "{revealed}");
    assert!(revealed.contains("counter.load() → 0✓"), "{revealed}");
    assert!(ran.out.contains("\n1 of 1 correct; "), "{}", ran.out);
}

#[test]
fn a_wrong_prediction_is_told_what_is_right_and_is_no_failure() {
    let test = Test::new("predict_wrong").answer(stub());
    let ran = predict(&test, "0 1 1 2\nq\n", &[]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.contains("  ✗ Not as predicted.\n  ?4 is 1; you said 2.\n"), "{}", ran.out);
}

#[test]
fn without_any_input_nothing_is_predicted_and_no_key_is_shown() {
    let test = Test::new("predict_nothing").answer(stub());
    let ran = predict(&test, "", &[]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.contains("\nNo prediction was made.\n"), "{}", ran.out);
    assert!(!ran.out.contains('✓') && !ran.out.contains('✗'), "{}", ran.out);
}

#[test]
fn a_question_about_a_step_that_is_not_written_is_left_out_and_says_so() {
    let test = Test::new("predict_not_written").answer(stub());
    let ran = predict(&test, "", &[]);
    let words = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("it asks about your step 4, which is not written yet."), "{}", ran.out);
}

#[test]
fn the_key_about_a_step_is_what_the_students_own_code_does() {
    let exact = Test::new("predict_exact").answer(solution());
    let racy = Test::new("predict_racy").answer(step_4("run_racy(workers, tasks, pause)"));
    let lines = "?\n".repeat(6);
    let of = |test: &Test| predict(test, &lines, &[]).out;
    assert!(of(&exact).contains("Possible is 2: "), "{}", of(&exact));
    assert!(of(&racy).contains("Possible are 1 and 2: "), "{}", of(&racy));
}

#[test]
fn a_question_about_code_that_never_ends_is_left_out_and_the_others_are_asked() {
    let test = Test::new("predict_endless").answer(step_4("loop { let _ = (workers, tasks, pause); }"));
    let ran = predict(&test, "0 1 1 1\n", &["--timeout", "1"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.contains("1 of 1 correct; 4 not answered yet"), "{}", ran.out);
    assert!(ran.out.contains("Skipped \"step4"), "{}", ran.out);
}

#[test]
fn an_answer_that_does_not_compile_shows_the_compilers_words() {
    let test = Test::new("predict_broken").answer(solution() + "\nfn broken() -> u32 { \"no number\" }\n");
    let ran = predict(&test, "0 1 1 1\n", &[]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.out.contains("03_race.rs") && ran.out.contains("mismatched types"), "{}", ran.out);
    let ran = predict(&test, "", &["--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:?}"));
    assert!(
        report["does_not_compile"].as_str().is_some_and(|why| why.contains("mismatched types")),
        "{report:#}"
    );
}

#[test]
fn programs_get_the_questions_without_their_keys() {
    let test = Test::new("predict_json").answer(stub());
    let ran = predict(&test, "", &["--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:?}"));
    assert_eq!((&report["schema"], &report["lesson"]), (&"workbook/predict/v1".into(), &LESSON.into()));
    let questions = report["questions"].as_array().expect("questions are a list");
    let (left_out, asked): (Vec<&Value>, Vec<&Value>) =
        questions.iter().partition(|question| question["left_out"].is_string());
    assert_eq!((left_out.len(), asked.len()), (1, 5), "{report:#}");
    for question in asked {
        assert!(question["key"].is_null() && question["answered"].is_null(), "{question:#}");
        assert!(question["ask"].as_str().is_some_and(|ask| ask.len() > 20), "{question:#}");
    }
    assert!(!ran.out.contains("witnesses"), "{}", ran.out);
}

#[test]
fn an_unknown_lesson_is_a_mistake_in_the_call() {
    let ran = Test::new("predict_unknown").run(&["predict", "03_rice"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("There is no lesson `03_rice`. Did you mean 03_race?"), "{}", ran.err);
}
