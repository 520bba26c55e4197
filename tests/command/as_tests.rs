//! What `cargo test` shows of the checks.

use clap::Parser;
use workbook_judge::check::workspace::Workspace;
use workbook_judge::libtest::arguments::Arguments;
use workbook_judge::libtest::run;

use crate::test::{LESSON, Test};

/// Steps 1 and 2 not started, and a file that does not compile for the others.
const HALF: &str = "fn a() { todo!(\"step 1: a\"); todo!(\"step 2: b\"); } fn b( {}";

/// The number of tests that failed, and what was printed without the time.
fn tested(name: &str, answer: &str, arguments: &[&str]) -> (usize, String) {
    let test = Test::new(name).answer(answer);
    let arguments = Arguments::parse_from([&["grade", "--color", "never"], arguments].concat());
    let workspace = Workspace::find().expect("the workspace is there");
    let mut out = Vec::new();
    let failed = run(&workspace, &test.folder, &arguments, &mut out).expect("the answers can be judged");
    let text = String::from_utf8(out).expect("it is text");
    let (text, _) =
        text.rsplit_once("; finished in ").map_or((text.clone(), ""), |(text, end)| (text.to_string(), end));
    (failed, text)
}

fn first_of(step: u32) -> String {
    let text = std::fs::read_to_string(crate::test::root().join(format!("tests/checks/{LESSON}.rs")))
        .expect("it is there");
    let checks = workbook_judge::check::scan::checks_in(&text);
    format!("{LESSON}::{}", checks.iter().find(|check| check.step == step).expect("each step has one").name)
}

#[test]
fn steps_not_started_are_ignored() {
    let name = first_of(1);
    let (failed, text) = tested("ignored", HALF, &["--exact", &name]);
    assert_eq!(failed, 0);
    let begin = format!(
        "\nrunning 1 test\ntest {name} ... ignored, not started\n\ntest result: ok. 0 passed; 0 failed; 1 ignored; 0 measured; "
    );
    assert!(text.starts_with(&begin), "{text}");
}

#[test]
fn steps_not_started_fail_when_they_are_included() {
    let name = first_of(1);
    let (failed, text) = tested("included", HALF, &["--include-ignored", "--exact", &name]);
    assert_eq!(failed, 1);
    let begin = format!(
        "\nrunning 1 test\ntest {name} ... FAILED\n\nfailures:\n\n---- {name} stdout ----\n\
         not started: the `todo!` of step 1 is still there\n\n\nfailures:\n    {name}\n\n\
         test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; "
    );
    assert!(text.starts_with(&begin), "{text}");
}

#[test]
fn a_compile_error_is_told_once() {
    let (failed, text) = tested("told_once", HALF, &["03_race::step4"]);
    assert!(failed > 1);
    assert_eq!(text.matches("03_race.rs does not compile.").count(), 1, "{text}");
    assert_eq!(text.matches(&format!("\nas {} above\n", first_of(4))).count(), failed - 1, "{text}");
}

#[test]
fn tests_are_listed_as_libtest_lists_them() {
    let name = first_of(2);
    let (_, text) = tested("listed", HALF, &["--list", "--exact", &name]);
    assert_eq!(text, format!("{name}: test\n\n1 test, 0 benchmarks\n"));
    let (_, text) = tested("listed", HALF, &["--list", "--format", "terse", "--exact", &name]);
    assert_eq!(text, format!("{name}: test\n"));
}

#[test]
fn filters_are_parts_of_names_and_skip_takes_away() {
    let (_, text) =
        tested("filtered", HALF, &["step1", "step2", "--skip", "step2", "--list", "--format", "terse"]);
    assert!(text.contains("::step1_") && !text.contains("::step2_") && !text.contains("::step3_"), "{text}");
}

#[test]
fn quiet_prints_a_sign_for_each_test() {
    let (_, text) = tested("quiet", HALF, &["-q", "--exact", &first_of(1)]);
    assert!(text.starts_with("\nrunning 1 test\ni\n\ntest result: ok. "), "{text}");
}
