//! `workbook run`.

use crate::test::Test;

#[test]
fn a_lesson_runs_with_its_own_options() {
    let ran = Test::new("run_options").run(&["run", "race", "--", "--help"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.contains("--workers"), "{}", ran.out);
}

#[test]
fn its_exit_code_is_the_programs() {
    let ran = Test::new("run_code").run(&["run", "race", "--", "--no-such-option"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.err.contains("unexpected argument '--no-such-option'"), "{}", ran.err);
}

#[test]
fn an_unknown_lesson_is_answered_with_the_nearest() {
    let ran = Test::new("run_unknown").run(&["run", "treads"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("There is no lesson `treads`. Did you mean 01_threads?\n"), "{}", ran.err);
}
