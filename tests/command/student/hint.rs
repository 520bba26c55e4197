//! `workbook hint`.

use workbook_judge::check::verdict::Verdict;

use super::Student;

#[test]
fn each_call_shows_the_next_rung_and_the_last_stays() {
    let student = Student::new("hint_rungs");
    for (rung, after) in [
        (1, "Next hint: cargo run -- hint 03_race 4\n"),
        (2, "hint 03_race 4\n"),
        (3, " --rung 1\n"),
        (3, " --rung 1\n"),
    ] {
        let ran = student.run(&["hint", "race", "step4"]);
        assert!(ran.out.starts_with(&format!("03_race, step 4, hint {rung} of 3\n\n")), "{ran:?}");
        assert!(ran.out.ends_with(after), "{ran:?}");
    }
    assert!(student.run(&["hint", "race", "3"]).out.contains("hint 1 of 3"), "each step has its own ladder");
}

#[test]
fn a_rung_can_be_chosen() {
    let student = Student::new("hint_chosen");
    assert!(student.run(&["hint", "race", "4", "--rung", "2"]).out.contains("hint 2 of 3"));
    assert!(student.run(&["hint", "race", "4", "--rung", "1"]).out.contains("hint 1 of 3"));
    assert!(student.run(&["hint", "race", "4"]).out.contains("hint 3 of 3"), "it goes on from the highest");
    let beyond = student.run(&["hint", "race", "4", "--rung", "4"]);
    assert_eq!(
        (beyond.code, beyond.err.as_str()),
        (Some(2), "There is no hint 4 for this step: it has 3.\n")
    );
}

#[test]
fn without_a_step_it_is_about_the_first_that_has_not_passed() {
    let student = Student::new("hint_step");
    student.writes_the_solution("03_race");
    student.was_judged("03_race", &[1], Verdict::Passed);
    assert!(student.run(&["hint", "race"]).out.starts_with("03_race, step 2, hint 1 of 3\n"));
}

#[test]
fn an_unknown_step_is_answered_with_those_there_are() {
    let ran = Student::new("hint_unknown").run(&["hint", "race", "9"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (Some(2), "03_race has no step `9`. Its steps are 1, 2, 3 and 4.\n")
    );
}

#[test]
fn a_hint_is_shown_even_when_that_cannot_be_kept() {
    let student = Student::new("hint_unkept");
    student.write(".workbook/progress.lock/in_the_way", "");
    let ran = student.run(&["hint", "race", "4"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.contains("hint 1 of 3"), "{ran:?}");
    assert!(ran.err.starts_with("Your progress can't be saved in .workbook/progress.json: "), "{ran:?}");
}
