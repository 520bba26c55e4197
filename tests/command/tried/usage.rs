//! What is told, and how it ends.

use std::fs;

use serde_json::json;

use super::programs::json;
use crate::test::{Ran, Test, root};

fn test(name: &str, text: &str) -> Test {
    let test = Test::new(&format!("try_{name}"));
    fs::write(test.folder.join("program.rs"), text).expect("the target folder can be written to");
    test
}

fn tried(name: &str, text: &str, more: &[&str]) -> Ran {
    test(name, text).run(&[&["try", "program.rs"], more].concat())
}

const COUNTER: &str = include_str!("../../try/counter.rs");
const AB_BA: &str = include_str!("../../try/ab_ba.rs");

#[test]
fn different_outputs_are_listed_with_what_leads_to_them_and_are_no_failure() {
    let test = test("counter", COUNTER);
    let ran = test.run(&["try", "program.rs"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    assert!(ran.out.contains("prints `1` in 4 of 6 schedules"), "{}", ran.out);
    assert!(ran.out.contains("prints `2` in 2 of 6 schedules"), "{}", ran.out);
    assert!(ran.out.contains("← overwrites what thread"), "{}", ran.out);
    assert!(ran.out.contains("Tried: all 6 schedules."), "{}", ran.out);
    let again = ran.out.lines().find_map(|line| line.trim().strip_prefix("Again: cargo run -- ")).unwrap();
    let ran = test.run(&again.split(' ').collect::<Vec<_>>());
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.contains("In this schedule it ends without a failure."), "{}", ran.out);
    assert!(ran.out.contains("prints `1`") && !ran.out.contains("prints `2`"), "{}", ran.out);
}

#[test]
fn the_readme_shows_what_is_really_told() {
    let ran = Test::new("try_readme").run(&["try", root().join("tests/try/ab_ba.rs").to_str().unwrap()]);
    let told = ran.out.replace(&format!("{}/", root().display()), "");
    let readme = fs::read_to_string(root().join("README.md")).expect("it is there");
    assert!(readme.contains(&told), "{told}");
}

#[test]
fn output_that_is_asserted_must_be_printed_in_every_schedule() {
    let test = test("asserted", COUNTER);
    let ran = test.run(&["try", "program.rs", "--assert-output", "2"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.out.contains("It should print `2` in every schedule."), "{}", ran.out);
    let ran = tried("asserted_well", "fn main() { println!(\"2\"); }", &["--assert-output", "2"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
}

#[test]
fn a_deadlock_is_told_as_a_circle_and_is_a_failure() {
    let test = test("ab_ba", AB_BA);
    let ran = test.run(&["try", "program.rs"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.out.contains("It can deadlock."), "{}", ran.out);
    assert!(ran.out.contains("holds `left` since line"), "{}", ran.out);
    let told = json(&test.run(&["try", "program.rs", "--format", "json"]).out);
    assert_eq!(told["schema"], "workbook/try/v1");
    assert_eq!(told["well"], false);
    assert_eq!(told["coverage"], json!({"kind": "whole", "schedules": 3}));
    let kinds: Vec<_> = told["outcomes"].as_array().unwrap().iter().map(|one| &one["kind"]).collect();
    assert_eq!(kinds, ["deadlock", "output"]);
}

#[test]
fn a_schedule_that_does_not_fit_is_a_usage_error() {
    let ran = tried("misfit", AB_BA, &["--schedule", "v2-1a-999.1"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{ran:?}");
    assert!(ran.err.starts_with("This schedule can't be replayed. "), "{}", ran.err);
    let ran = tried("misfit", AB_BA, &["--schedule", "v2-9a-1.1"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{ran:?}");
    assert!(ran.err.contains("belongs to exploration 9"), "{}", ran.err);
}

#[test]
fn whoever_plays_the_scheduler_is_given_the_program() {
    let ran = tried("by_hand", AB_BA, &["--by-hand"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.starts_with("program.rs\n"), "{}", ran.out);
    assert!(ran.out.contains("starts thread 1"), "{}", ran.out);
    let again = "Again: cargo run -- try program.rs --schedule v2-1a --by-hand --moves 0\n";
    assert!(ran.out.ends_with(again), "{}", ran.out);
}

#[test]
fn arguments_and_input_are_those_of_the_command_line_in_every_schedule() {
    let text = "use std::io::{BufRead, stdin};\nuse std::process::ExitCode;\n\n\
        fn main() -> ExitCode {\n    let names: Vec<String> = std::env::args().collect();\n    \
        let mut lines = stdin().lock().lines();\n    let first = lines.next().unwrap().unwrap();\n    \
        println!(\"{names:?} {first} {}\", lines.count());\n    ExitCode::from(3)\n}\n";
    let test = test("given", text);
    fs::write(test.folder.join("input.txt"), "one\ntwo\nthree\n").unwrap();
    let ran = test.run(&["try", "program.rs", "--input", "input.txt", "--", "--workers", "2"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.contains("2`, and ends with exit code 3, in the only schedule"), "{}", ran.out);
    assert!(ran.out.contains("prints `[\"program\", \"--workers\", \"2\"] one 2`"), "{}", ran.out);
}

#[test]
fn what_main_returns_and_who_ends_the_program_are_ends_of_their_own() {
    let text = "use std::thread;\nfn main() -> Result<(), String> {\n    \
        thread::spawn(|| std::process::exit(7));\n    Err(\"too late\".into())\n}\n";
    let ran = tried("exits", text, &[]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(
        ran.out.contains("prints nothing, and ends with exit code 7, in 1 of 2 schedules"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("prints nothing, and ends with exit code 1, in 1 of 2 schedules"),
        "{}",
        ran.out
    );
}

#[test]
fn what_a_program_prints_moves_no_cursor() {
    let ran = tried("escapes", "fn main() { println!(\"\\x1b[2J\"); }", &[]);
    assert!(!ran.out.contains('\x1b') && ran.out.contains("\\u{1b}[2J"), "{}", ran.out);
}

#[test]
fn a_lock_of_standard_output_keeps_others_from_printing() {
    let text = "use std::io::{Write, stdout};\nuse std::thread;\nfn main() {\n    thread::scope(|scope| {\n        \
        for name in [\"a\", \"b\"] {\n            scope.spawn(move || {\n                \
        let mut out = stdout().lock();\n                write!(out, \"{name}\").unwrap();\n                \
        write!(out, \"{name}\").unwrap();\n            });\n        }\n    });\n}\n";
    let ran = tried("locked_output", text, &[]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.contains("depends on the schedule."), "{}", ran.out);
    assert!(ran.out.contains("prints `aabb`") && ran.out.contains("prints `bbaa`"), "{}", ran.out);
}

#[test]
fn a_panic_that_nobody_looks_at_is_a_failure_and_one_that_is_caught_is_none() {
    let unseen = "use std::thread;\nfn main() {\n    let thread = thread::spawn(|| panic!(\"oh\"));\n    \
        while !thread.is_finished() { thread::yield_now(); }\n}\n";
    let ran = tried("unseen", unseen, &[]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.out.contains("Panic in thread 1: oh (") && ran.out.contains("program.rs:3)"), "{}", ran.out);
    let seen = "use std::thread;\nfn main() { assert!(thread::spawn(|| panic!(\"oh\")).join().is_err()); }\n";
    assert_eq!(tried("seen", seen, &[]).code, Some(0));
}
