//! `workbook solution` and `workbook diff`.

use workbook_judge::check::verdict::Verdict;

use super::Student;

#[test]
fn no_solution_is_shown_unasked() {
    let student = Student::new("solution_unasked");
    for task in ["solution", "diff"] {
        let ran = student.run(&[task, "race"]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
        assert!(
            ran.err.starts_with("03_race has not passed its checks yet, so its solution is not shown.\n")
        );
    }
    let ran = student.run(&["solution", "race", "4"]);
    assert!(ran.err.starts_with("Step 4 of 03_race has not passed its checks yet"), "{ran:?}");
}

#[test]
fn who_gives_up_sees_it_and_that_is_kept() {
    let student = Student::new("solution_give_up");
    let ran = student.run(&["solution", "race", "--give-up"]);
    assert_eq!((ran.code, ran.out), (Some(0), student.read("solutions/03_race.rs")));
    let list = student.run(&["list"]).out;
    assert!(list.contains("0 of 17   solutions of steps 1, 2, 3 and 4 seen\n"), "{list}");
    assert_eq!(student.run(&["solution", "race"]).code, Some(2), "giving up once is not giving up for ever");
}

#[test]
fn who_has_passed_sees_it() {
    let student = Student::new("solution_passed");
    student.writes_the_solution("03_race");
    student.was_judged("03_race", &[1, 2, 3], Verdict::Passed);
    assert_eq!(student.run(&["solution", "race"]).code, Some(2), "step 4 has not passed");
    assert_eq!(student.run(&["solution", "race", "3"]).code, Some(0));
    student.was_judged("03_race", &[4], Verdict::Passed);
    assert_eq!(student.run(&["solution", "race"]).out, student.read("solutions/03_race.rs"));
    assert!(!student.read(".workbook/progress.json").contains("given_up"));
}

#[test]
fn one_step_of_it_is_the_functions_that_the_stub_leaves_open() {
    let ran = Student::new("solution_step").run(&["solution", "semaphore", "1", "--give-up"]);
    let shown = |words: &str| ran.out.contains(words);
    assert!(ran.out.starts_with("// Step 1, from solutions/05_semaphore.rs\n\n"), "{}", ran.out);
    assert!(shown("    pub fn acquire(&self)") && shown("    fn drop(&mut self)"), "{}", ran.out);
    assert!(!shown("fn try_acquire") && !shown("fn main"), "{}", ran.out);
}

#[test]
fn the_difference_shows_both_sides() {
    let student = Student::new("diff_sides");
    let ran = student.run(&["diff", "race", "--give-up"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let begin =
        "--- lessons/03_race.rs (yours)\n+++ solutions/03_race.rs (one of several right answers)\n@@ ";
    assert!(ran.out.starts_with(begin), "{}", ran.out);
    assert!(ran.out.contains("\n-    todo!(\"step 1: "), "{}", ran.out);
    assert!(ran.out.contains("\n+    Trend::Falls\n"), "{}", ran.out);
    assert!(!ran.out.contains('\x1b'));
    let coloured = student.run(&["diff", "race", "--give-up", "--color", "always"]);
    assert!(coloured.out.contains("\x1b[32m+    Trend::Falls\x1b[0m\n"), "{}", coloured.out);
}

#[test]
fn where_there_is_no_difference_it_says_so() {
    let student = Student::new("diff_none");
    student.writes_the_solution("03_race");
    let ran = student.run(&["diff", "race", "--give-up"]);
    assert_eq!(ran.out, "lessons/03_race.rs is identical to the reference answer.\n");
}

#[test]
fn a_folder_without_an_answer_is_named() {
    let ran = Student::new("diff_no_answer").run(&["diff", "race", "--give-up", "--answers", "nowhere"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("nowhere/03_race.rs can't be read: "), "{}", ran.err);
}
