//! Nothing is left behind, whatever happens in the middle.
#![cfg(target_os = "linux")]

use std::fs;
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use crate::test::{Ran, Test, step_4};

const ENDLESS: &str = "loop { std::hint::black_box(0); }";

/// The command lines of the check processes that this command started.
fn checks_running(child: &Child) -> Vec<String> {
    let mark = format!("runs/{}-", child.id());
    let processes = fs::read_dir("/proc").expect("Linux has it").flatten();
    let lines = processes.filter_map(|process| fs::read_to_string(process.path().join("cmdline")).ok());
    lines.filter(|line| line.contains(&mark)).collect()
}

fn wait_until(mut is_so: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !is_so() {
        assert!(begin.elapsed() < Duration::from_secs(60), "it never was so");
        thread::sleep(Duration::from_millis(20));
    }
}

fn interrupted_by(signal: &str, name: &str) -> Ran {
    let test = Test::new(name).answer(step_4(ENDLESS));
    let mut child = test.command(&["check", "race", "--answers", "."]).spawn().expect("the command starts");
    wait_until(|| {
        let ended = child.try_wait().expect("it can be asked");
        assert_eq!(ended, None, "it ended before it was interrupted");
        !checks_running(&child).is_empty()
    });
    let sent = Command::new("kill").args([signal, &child.id().to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()));
    wait_until(|| checks_running(&child).is_empty());
    Ran::from(child.wait_with_output().expect("it ended"))
}

#[test]
fn an_interrupt_ends_the_checks_too() {
    assert_eq!(interrupted_by("-INT", "interrupted").code, Some(130));
}

#[test]
fn checks_do_not_outlive_a_command_that_was_killed() {
    assert_eq!(interrupted_by("-KILL", "killed").code, None);
}

#[test]
fn the_time_limit_is_kept() {
    let test = Test::new("time_limit").answer(step_4(ENDLESS));
    let ran = test.check(&["--timeout", "0.5"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.out.contains("was still running after 0.5 s of processor time, and was stopped."),
        "{}",
        ran.out
    );
}

#[test]
fn a_system_that_gives_too_little_is_not_the_answers_fault() {
    let test = Test::new("ulimit").answer(step_4("0"));
    for (limit, says) in [("-v 4000000", "(`ulimit -v`)"), ("-t 15", "(`ulimit -t`)")] {
        let call = format!("ulimit {limit}; exec {} check 03 --answers .", env!("CARGO_BIN_EXE_workbook"));
        let ran = Command::new("sh").args(["-c", &call]).current_dir(&test.folder).output();
        let ran = Ran::from(ran.expect("there is a shell"));
        assert_eq!(ran.code, Some(3), "{ran:?}");
        assert!(ran.err.contains(says), "{ran:?}");
    }
}
