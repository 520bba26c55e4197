//! The verdict is of the text that was in the file when it was read.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::time::{Duration, UNIX_EPOCH};

use workbook_judge::check::build_lock::BuildLock;
use workbook_judge::check::cancel::Cancel;
use workbook_judge::check::notices::Busy;
use workbook_judge::check::workspace::Workspace;

use crate::test::{Ran, Test, solution, step_4};

/// Puts another text into the answer, as a copy that keeps an old time stamp does.
fn put_old(test: &Test, text: &str) {
    let draft = test.folder.join("draft");
    fs::write(&draft, text).expect("the folder can be written to");
    let old = UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let file = File::options().write(true).open(&draft).expect("it is there");
    file.set_modified(old).expect("it is ours");
    fs::rename(draft, test.file()).expect("the folder can be written to");
}

#[test]
fn a_file_older_than_the_last_build_is_judged_by_its_present_text() {
    let test = Test::new("older").answer(solution());
    assert_eq!(test.check(&[]).code, Some(0));
    put_old(&test, &step_4("0"));
    assert_eq!(test.check(&[]).code, Some(1));
    put_old(&test, &solution());
    assert_eq!(test.check(&[]).code, Some(0));
}

#[test]
fn an_answer_that_is_edited_while_it_is_built_is_judged_by_what_was_read() {
    let test = Test::new("edited_meanwhile").answer(solution());
    let workspace = Workspace::find().expect("the workspace is there");
    let lock = BuildLock::take(&workspace, &Cancel::never(), &Busy::new(|_| {})).expect("it can be taken");
    let mut child = test.command(&["check", "race", "--answers", "."]).spawn().expect("the command starts");
    let mut words = BufReader::new(child.stderr.take().expect("it is piped"));
    let mut said = String::new();
    // By then the file has been read.
    while !said.contains("Another command is building.") {
        assert_ne!(words.read_line(&mut said).expect("it is text"), 0, "{said}");
    }
    fs::write(test.file(), step_4("0")).expect("the folder can be written to");
    drop(lock);
    assert_eq!(Ran::from(child.wait_with_output().expect("it ends")).code, Some(0));
    assert_eq!(test.check(&[]).code, Some(1));
}

#[test]
fn folders_may_have_names_that_a_terminal_would_obey() {
    let ran = Test::new("odd \t\u{1b}[2J\nname\u{200f} (\u{3000}#").answer(step_4("let = 1;")).check(&[]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("/odd \\t\\u{1b}[2J\\nname\\u{200f} (\u{3000}#/03_race.rs:"), "{}", ran.out);
    let ran = Test::new("odd \t\u{1b}[2J\nname\u{200f} (\u{3000}#").answer(solution()).check(&[]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
}
