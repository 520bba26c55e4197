//! Sessions of a student's, from the first look to the end.

use crate::answers::{LESSON, racy, solution, step_4, with_main};
use crate::terminal::Terminal;

const PASSED: &str = "03_race passed.";
const LOST: &str = "Lost update: loading and storing are two steps";
#[cfg(target_os = "linux")]
const ENDLESS: &str = "loop { std::hint::black_box(0); }";
#[cfg(target_os = "linux")]
const CTRL_C: &str = "\x03";
#[cfg(target_os = "linux")]
const ESCAPE: &str = "\x1b";
const DOWN: &str = "\x1b[B";

#[test]
fn a_student_sees_red_mends_it_and_sees_green() {
    let mut terminal = Terminal::watching("mended", &step_4("todo!(\"step 4: add\")"), 80, &[]);
    terminal.shows("Next: step 4 in");
    terminal.save(&racy());
    terminal.shows(LOST);
    terminal.shows("← overwrites what thread");
    terminal.press("h");
    terminal.shows("Hint 1 of 3: The race needs two");
    terminal.press("h");
    terminal.shows("Hint 2 of 3");
    terminal.save("fn main( {");
    terminal.shows("does not compile");
    terminal.hides("Hint 1 of 3");
    terminal.save(&solution());
    terminal.shows(PASSED);
    terminal.shows("17 passed");
    terminal.press("q");
    assert!(terminal.ends().success());
}

#[test]
fn a_save_by_renaming_is_seen() {
    let mut terminal = Terminal::watching("renamed", &racy(), 80, &[]);
    terminal.shows(LOST);
    terminal.save_by_renaming(&solution());
    terminal.shows(PASSED);
    terminal.save_by_renaming(&racy());
    terminal.shows(LOST);
    terminal.press("q");
    assert!(terminal.ends().success());
}

#[test]
#[cfg(target_os = "linux")]
fn a_save_during_a_check_cancels_it_and_keys_are_answered_meanwhile() {
    let mut terminal = Terminal::watching("cancelled", &step_4(ENDLESS), 80, &["--timeout", "3600"]);
    terminal.shows("✓ step 3");
    terminal.press("?");
    terminal.shows("a saved lesson is checked at once");
    terminal.press(ESCAPE);
    terminal.shows("checking …");
    assert_ne!(checks_of(terminal.process()), 0, "no check was running");
    terminal.save(&solution());
    terminal.shows(PASSED);
    assert_eq!(checks_of(terminal.process()), 0, "a cancelled check goes on");
    terminal.press("q");
    assert!(terminal.ends().success());
}

#[test]
#[cfg(target_os = "linux")]
fn leaving_during_a_check_ends_it() {
    let mut terminal = Terminal::watching("left", &step_4(ENDLESS), 80, &["--timeout", "3600"]);
    terminal.shows("✓ step 3");
    let process = terminal.process();
    terminal.press(CTRL_C);
    assert!(terminal.ends().success());
    assert_eq!(checks_of(process), 0, "a check outlived the watch");
}

#[test]
#[cfg(unix)]
fn a_request_to_end_gives_the_terminal_back_too() {
    let terminal = Terminal::watching("terminated", &racy(), 80, &[]);
    terminal.shows(LOST);
    terminal.terminate();
    assert_eq!(terminal.ends().exit_code(), 143);
}

#[test]
fn a_story_is_folded_to_the_window_that_it_is_shown_in() {
    let mut terminal = Terminal::watching("resized", &racy(), 80, &[]);
    terminal.shows(LOST);
    let is_beside = |line: &str| line.contains("counter.store(1)") && line.contains("← overwrites");
    let is_below = |line: &str| line.trim().starts_with("← overwrites");
    terminal.until("tells it below", |screen| screen.contents().lines().any(is_below));
    terminal.widen(120);
    terminal.until("tells it beside", |screen| screen.contents().lines().any(is_beside));
    terminal.widen(80);
    terminal.until("tells it below again", |screen| screen.contents().lines().any(is_below));
    terminal.press("q");
    assert!(terminal.ends().success());
}

#[test]
fn any_lesson_can_be_gone_to_and_left() {
    let mut terminal = Terminal::watching("elsewhere", &racy(), 80, &[]);
    terminal.shows(LOST);
    terminal.press("n");
    terminal.shows(" 04_lock");
    terminal.shows("There is no ");
    terminal.press("p");
    terminal.shows(LOST);
    terminal.press("l");
    terminal.shows("Go to:");
    terminal.press("0");
    terminal.press(DOWN);
    terminal.press("6\r");
    terminal.shows(" 06_queue");
    terminal.hides("Go to:");
    // A save elsewhere is where the student is now.
    terminal.save(&solution());
    terminal.shows(PASSED);
    terminal.press("q");
    assert!(terminal.ends().success());
}

#[test]
fn what_a_program_writes_is_shown_while_it_runs() {
    let answer = with_main("println!(\"so far\"); std::thread::park();");
    let mut terminal = Terminal::watching("run", &answer, 80, &["--timeout", "3600"]);
    terminal.shows(PASSED);
    terminal.press("r");
    terminal.shows("so far");
    terminal.shows(&format!("{LESSON} runs on real threads."));
    terminal.press("r");
    terminal.shows(&format!("{LESSON} was stopped."));
    terminal.press("q");
    assert!(terminal.ends().success());
}

/// What is said of a program that is stopped because it does not end.
#[cfg(target_os = "linux")]
fn diagnosed(name: &str, main: &str, words: &str) {
    let mut terminal = Terminal::watching(name, &with_main(main), 80, &["--timeout", "5"]);
    terminal.shows(PASSED);
    terminal.press("r");
    terminal.shows(words);
    terminal.press("q");
    assert!(terminal.ends().success());
}

#[test]
#[cfg(target_os = "linux")]
fn a_program_that_waits_for_ever_is_stopped_and_reported_as_a_deadlock() {
    let main = "let other = std::thread::spawn(std::thread::park); other.join().unwrap();";
    diagnosed("deadlock", main, "It is a deadlock, or a very long wait: all 2 threads were waiting");
}

#[test]
#[cfg(target_os = "linux")]
fn a_program_that_computes_for_ever_is_stopped_and_reported_as_a_loop() {
    let main = "std::thread::spawn(|| loop {}).join().unwrap()";
    diagnosed("loop", main, "It is a loop that never ends: 1 of 2 threads was computing");
}

/// How many check processes this command has started that still run.
#[cfg(target_os = "linux")]
fn checks_of(process: u32) -> usize {
    let mark = format!("runs/{process}-");
    let lines = std::fs::read_dir("/proc").expect("Linux has it").flatten();
    let lines = lines.filter_map(|process| std::fs::read_to_string(process.path().join("cmdline")).ok());
    lines.filter(|line| line.contains(&mark)).count()
}
