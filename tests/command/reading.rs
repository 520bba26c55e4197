//! What is read from text: Rust source, hints, the compiler's words.

use std::fs;

use workbook_command::hint::rungs_of;
use workbook_judge::check::cargo::CompileError;
use workbook_judge::check::diagnose::missing_name;
use workbook_judge::check::given::changed;
use workbook_judge::check::scan::{Check, checks_in, steps_left};

use crate::test::root;

fn left(text: &str) -> Vec<u32> {
    steps_left(text).into_iter().collect()
}

#[test]
fn a_todo_in_code_is_a_step_left() {
    assert_eq!(left("fn a() { todo!(\"step 4: sum\") } fn b() { todo! [ \"step 12: x\" ] }"), [4, 12]);
}

#[test]
fn a_todo_in_a_comment_or_a_string_is_not() {
    assert_eq!(left("// todo!(\"step 1: a\")\n/* /* */ todo!(\"step 2: b\") */"), [0; 0]);
    assert_eq!(left(r####"let a = "\" todo!(\"step 3: c\")"; let b = r#"todo!("step 4: d")"#;"####), [0; 0]);
}

#[test]
fn lifetimes_and_characters_are_told_apart() {
    assert_eq!(left("fn a<'a>(b: &'a str) { '\"'; '\\''; todo!(\"step 5: e\") }"), [5]);
}

#[test]
fn other_macros_and_other_texts_are_no_steps() {
    assert_eq!(left("not_todo!(\"step 1: a\"); todo!(\"later\"); todo!()"), [0; 0]);
}

#[test]
fn checks_are_public_functions_at_the_start_of_a_line() {
    let text = "pub fn step4_no_update_is_lost() {\n  pub fn step1_inner() {}\n}\nfn step2_private() {}\npub fn helper() {}";
    assert_eq!(checks_in(text), [Check { step: 4, name: "step4_no_update_is_lost".into() }]);
    assert_eq!(checks_in(text)[0].claim(), "no update is lost");
}

fn error(code: &str, headline: &str, labels: &[&str]) -> CompileError {
    CompileError {
        code: code.into(),
        headline: headline.into(),
        labels: labels.iter().map(|label| label.to_string()).collect(),
        ..CompileError::default()
    }
}

fn missing(code: &str, headline: &str, labels: &[&str]) -> String {
    missing_name(&error(code, headline, labels))
        .map_or("-".into(), |(name, place)| format!("{name} in {place}"))
}

#[test]
fn the_missing_name_is_read_from_the_compilers_words() {
    assert_eq!(missing("E0432", "unresolved import `std::fs`", &["no `fs` in the root"]), "fs in std");
    assert_eq!(
        missing("E0432", "unresolved import `std::fs`", &["could not find `fs` in `std`"]),
        "fs in std"
    );
    assert_eq!(missing("E0433", "failed to resolve: could not find `env` in `std`", &[]), "env in std");
    assert_eq!(
        missing("E0432", "unresolved import `std::sync::Exclusive`", &["no `Exclusive` in `sync`"]),
        "Exclusive in sync"
    );
    assert_eq!(
        missing("E0432", "unresolved import `parking_lot::RawMutex`", &["no `RawMutex` in the root"]),
        "RawMutex in parking_lot"
    );
    assert_eq!(missing("", "cannot find macro `include_str` in this scope", &[]), "include_str in std");
    assert_eq!(missing("E0308", "mismatched types", &[]), "-");
}

#[test]
fn a_step_has_the_numbered_list_under_its_heading() {
    let text = "# 03\n\n## step 1\n\n1. a\n2. b\n   c\n\n## step 11\n1. d\n## step 2: more\n\n1. e. f\n";
    assert_eq!(rungs_of(text, 1), ["a", "b c"]);
    assert_eq!(rungs_of(text, 2), ["e. f"]);
    assert!(rungs_of(text, 3).is_empty());
}

#[test]
fn the_solutions_leave_given_code_as_it_came() {
    for stub in fs::read_dir(root().join("tests/stubs")).expect("the stubs are there").flatten() {
        let name = stub.file_name();
        let read = |folder: &str| fs::read_to_string(root().join(folder).join(&name)).expect("it is text");
        assert_eq!(changed(&read("tests/stubs"), &read("solutions")), [], "{}", name.display());
    }
}
