//! The lessons on the model, as programs. Lesson 03 stands for all of them.

#[path = "programs.rs"]
mod programs;

use workbook_judge::check::lessons::Stage;

fn check_refused(options: &[&str], sentence: &str) {
    let output = programs::run("03_race", options);
    let errors = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(2), "{errors}");
    assert!(errors.contains(sentence), "{errors}");
}

#[test]
fn every_stub_and_every_solution_runs_to_its_end() {
    programs::all_run_to_their_end(Stage::Model, &[]);
}

#[test]
fn a_lesson_runs_without_questions_before_its_steps_are_written() {
    let output = programs::run("03_race", &["--tasks", "40", "--runs", "2"]);
    let text = String::from_utf8(output.stdout).expect("text");
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.contains("racy_counter: "), "{text}");
    assert!(text.contains("cargo test 03_race"), "{text}");
}

#[test]
fn a_number_out_of_range_is_refused_with_its_range() {
    check_refused(&["--workers", "0"], "a whole number from 1 to 1000");
    check_refused(&["--tasks", "-1"], "a whole number from 0 to 100000");
}

#[test]
fn a_scale_that_is_no_length_is_refused() {
    for scale in ["0", "-1", "nan", "inf", "x"] {
        check_refused(&["--scale", scale], "a number from 0.000001 to 1000");
    }
}
