//! `workbook doctor`.

use std::fs;

use crate::test::Test;

use super::Student;

#[test]
fn where_all_is_well_every_line_says_so() {
    let ran = Test::new("doctor_well").run(&["doctor"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(lines[..7].iter().all(|line| line.starts_with("  ok     ")), "{}", ran.out);
    assert_eq!(lines[7..], ["", "No problems found."]);
}

#[test]
fn what_is_not_well_is_told_with_what_to_do() {
    let test = Test::new("doctor_ill").in_a_target_of_its_own();
    fs::write(test.folder.join("target/checks"), "in the way").expect("it can be written to");
    let ran = test.run(&["doctor"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    let line =
        ran.out.lines().find(|line| line.contains("target/checks can't be written to")).expect("it says so");
    assert!(line.starts_with("  not ok "), "{line}");
    assert!(
        line.ends_with(". Correct its permissions, or set CARGO_TARGET_DIR to build elsewhere"),
        "{line}"
    );
}

#[test]
fn a_file_of_progress_that_is_damaged_is_no_secret() {
    let student = Student::new("doctor_progress");
    student.write(".workbook/progress.json", "{");
    let ran = student.run(&["doctor"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.out.contains("  not ok .workbook/progress.json was damaged. It is kept as "), "{}", ran.out);
}
