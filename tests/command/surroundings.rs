//! Target folders that refuse, networks that are not there, and two calls at once.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::thread;
use std::time::{Duration, SystemTime};

use fs4::FileExt;
use workbook_judge::check::messages::another_builds;

use crate::test::{Test, solution, step_4};

#[test]
fn a_target_folder_that_cannot_be_written_to_is_named() {
    let test = Test::new("no_target").answer(solution()).in_a_target_of_its_own();
    let place = test.folder.join("target/checks");
    fs::write(&place, "in the way").expect("the target folder can be written to");
    let ran = test.check(&[]);
    assert_eq!(ran.code, Some(3));
    assert!(ran.err.starts_with(&format!("The checks are built in {}", place.display())), "{}", ran.err);
    assert!(ran.err.contains(", but it can't be written to: "), "{}", ran.err);
}

#[test]
fn without_a_network_the_first_build_says_so() {
    let test = Test::new("no_network").answer(solution()).in_a_target_of_its_own();
    let home = test.folder.join("cargo_home");
    let ran = test.variable("CARGO_HOME", home).variable("CARGO_NET_OFFLINE", "true").check(&[]);
    assert_eq!(ran.code, Some(3));
    let begin = "Building the checker. This takes a while, once.\n\
                 Cargo could not download the crates that the checks need.";
    assert!(ran.err.starts_with(begin), "{}", ran.err);
}

#[test]
fn two_calls_at_once_do_not_disturb_each_other() {
    let right = Test::new("at_once_right").answer(solution());
    let wrong = Test::new("at_once_wrong").answer(step_4("tasks + 1"));
    thread::scope(|scope| {
        let again = scope.spawn(|| right.check(&[]).code);
        let other = scope.spawn(|| wrong.check(&[]).code);
        assert_eq!(right.check(&[]).code, Some(0));
        assert_eq!((again.join().unwrap(), other.join().unwrap()), (Some(0), Some(1)));
    });
}

#[test]
fn while_another_command_builds_check_says_so() {
    let test = Test::new("another_builds").answer("fn main( {}");
    let checks = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("checks");
    let locks =
        ["real-build", "programs-build"].map(|build| lock_as_cargo(&checks.join(build).join("debug")));
    let mut child = test.command(&["check", "race", "--answers", "."]).spawn().expect("the command starts");
    let lines = BufReader::new(child.stderr.take().expect("it was piped")).lines();
    let said = lines.map_while(Result::ok).find(|line| line == another_builds());
    drop(locks);
    assert!(said.is_some());
    assert_eq!(child.wait().expect("it ends").code(), Some(1));
}

/// Holds what Cargo holds while it builds there.
fn lock_as_cargo(folder: &Path) -> File {
    fs::create_dir_all(folder).expect("the target folder can be written to");
    let file = File::create(folder.join(".cargo-lock")).expect("the target folder can be written to");
    FileExt::lock(&file).expect("it can be locked");
    file
}

#[test]
fn a_file_that_is_put_back_is_judged_as_it_is_however_old_it_is() {
    let test = Test::new("put_back").answer(step_4("tasks + 1"));
    assert_eq!(test.check(&[]).code, Some(1));
    let test = test.answer(solution());
    let file = File::options().write(true).open(test.file()).expect("it is there");
    file.set_modified(SystemTime::now() - Duration::from_secs(3600)).expect("its time can be set");
    assert_eq!(test.check(&[]).code, Some(0));
}

#[test]
fn judging_changes_no_file_of_the_student() {
    let test = Test::new("unchanged").answer(solution());
    test.check(&[]);
    assert_eq!(fs::read_to_string(test.file()).expect("it is there"), solution());
    assert_eq!(fs::read_dir(&test.folder).expect("it is there").count(), 1);
}

#[test]
fn a_folder_of_answers_may_have_any_name() {
    let ran = Test::new("a \"class\" in cafe\u{301} #1").answer(solution()).check(&[]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
}
