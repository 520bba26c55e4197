//! Each view as text, in a low and narrow window and in a high and wide one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::Duration;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use workbook_command::check::scan::Check;
use workbook_command::check::verdict::{Judged, Verdict};
use workbook_command::command::watch::event::{CheckNews, Effect, Event, Reading, RunNews, Standing};
use workbook_command::command::watch::state::{Lesson, State, Step};
use workbook_command::command::watch::view::view;

const STORY: &str = "  thread 1                   thread 2
                             taken: 0 becomes 1  :42
                             counter.load() → 0  :121
  taken: 1 becomes 2  :42
  counter.load() → 0  :121
  counter.store(1)  :122
  taken: 2 becomes 3  :42
                             counter.store(1)  :122
                                          ← overwrites what thread 1 wrote
                             taken: 3 becomes 4  :42";
const COMPILER: &str = "lessons/03_race.rs does not compile.

error[E0425]: cannot find value `n` in this scope
   --> lessons/03_race.rs:122:23
    |
122 |         counter.store(n + 1, Ordering::SeqCst);
    |                       ^
    |
help: a local variable with a similar name exists";

/// A watch that has begun with 03_race, and the number of its check.
fn begun(size: (u16, u16)) -> (State, u64) {
    let mut state = State::new(vec![lesson("02_join", &[2, 2]), race(), lesson("04_lock", &[3, 1, 2, 1, 1])]);
    state.size = size;
    state.standing = Standing {
        passed: BTreeMap::from([
            ("02_join".into(), BTreeSet::from([1, 2])),
            ("04_lock".into(), BTreeSet::from([2])),
        ]),
        points: (5, 20),
    };
    let number = check_in(&state.go_to(1));
    let left = BTreeMap::from([(3, 94), (4, 109)]);
    let reading = Reading { file: "lessons/03_race.rs".into(), path: "03_race.rs".into(), left };
    state.update(Event::Check { number, news: CheckNews::Read(reading) });
    (state, number)
}

fn check_in(effects: &[Effect]) -> u64 {
    let number = effects.iter().find_map(|effect| match effect {
        Effect::Check { number, .. } => Some(*number),
        _ => None,
    });
    number.expect("who goes to a lesson wants it checked")
}

fn race() -> Lesson {
    let claims = |claims: &[&str]| claims.iter().map(ToString::to_string).collect();
    let hints = vec!["Where to look: one method does both.".into(), "The shape.".into(), "The line.".into()];
    let step = |number, all: &[&str]| Step { number, claims: claims(all), hints: hints.clone() };
    Lesson {
        name: "03_race".into(),
        steps: vec![
            step(1, &["the trend is the one that 500 tasks show"]),
            step(2, &["each thread has four of the eight turns", "the order leaves two"]),
            step(3, &["the range is what every order shows"]),
            step(4, &["no update is lost", "no update is lost while tasks pause"]),
        ],
    }
}

fn lesson(name: &str, steps: &[usize]) -> Lesson {
    let step = |(at, checks): (usize, &usize)| Step {
        number: at as u32 + 1,
        claims: vec!["it holds".into(); *checks],
        hints: Vec::new(),
    };
    Lesson { name: name.into(), steps: steps.iter().enumerate().map(step).collect() }
}

/// The checks of 03_race get these verdicts, from the first on.
fn judged(state: &mut State, number: u64, verdicts: &[(Verdict, &str, &str)]) {
    let steps = race().steps;
    let checks =
        steps.iter().flat_map(|step| step.claims.iter().map(|claim| (step.number, claim.replace(' ', "_"))));
    for ((step, claim), (verdict, message, story)) in checks.zip(verdicts) {
        let judged = Judged {
            label: "03_race".into(),
            lesson: "03_race".into(),
            file: "lessons/03_race.rs".into(),
            check: Check { step, name: format!("step{step}_{claim}") },
            verdict: *verdict,
            message: (*message).into(),
            story: (*story).into(),
            misconception: None,
            schedules: 10,
            distinct: 8,
            schedule: None,
            advice: Vec::new(),
            took: Duration::ZERO,
            answer: None,
        };
        state.update(Event::Check { number, news: CheckNews::Verdict(Box::new(judged)) });
    }
}

fn over(state: &mut State, number: u64) {
    state.update(Event::Check { number, news: CheckNews::Ended(None) });
}

fn press(state: &mut State, keys: &str) {
    for key in keys.chars() {
        state.update(Event::Key(KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE)));
    }
}

fn failure() -> String {
    let story: String = STORY.lines().map(|line| format!("  {line}\n")).collect();
    format!(
        "2 tasks on 2 workers each add 1: `run_exact` returns 2.\nThe result was 1, and should be 2.\n\n{story}\n\
         Lost update: loading and storing are two steps, and another thread can store in between. Adding must be one step."
    )
}

/// Five passed, one failed.
fn failed(size: (u16, u16)) -> State {
    let (mut state, number) = begun(size);
    let message = failure();
    let pass = (Verdict::Passed, "", "");
    let fail = (Verdict::Failed, message.as_str(), STORY);
    judged(&mut state, number, &[pass, pass, pass, pass, fail, pass]);
    over(&mut state, number);
    state
}

/// Draws, and compares with the file of that name.
fn check(name: &str, state: &State) {
    let (width, height) = state.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a window in memory");
    terminal.draw(|frame| view(state, frame)).expect("it can be drawn on");
    let buffer = terminal.backend().buffer();
    let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    let drawn: String = (0..height).map(|y| format!("{}\n", row(y).trim_end())).collect();
    let name = format!("{name}_{width}.txt");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/terminal/snapshots").join(&name);
    let expected = fs::read_to_string(&file).unwrap_or_default();
    if drawn != expected {
        let actual = Path::new(env!("CARGO_TARGET_TMPDIR")).join(&name);
        fs::write(&actual, &drawn).expect("the target folder can be written to");
        panic!("{} is not what is drawn, which is in {}:\n{drawn}", file.display(), actual.display());
    }
}

/// The same in both windows.
fn check_both(name: &str, of: impl Fn((u16, u16)) -> State) {
    for size in [(80, 24), (120, 40)] {
        check(name, &of(size));
    }
}

#[test]
fn a_failure_is_told_whole_and_fits_the_window() {
    check_both("failure", failed);
}

#[test]
fn a_long_story_is_folded_in_the_middle() {
    check_both("long_story", |size| {
        let (mut state, number) = begun(size);
        let rows: String = (0..60).map(|at| format!("  {at} s       sleeps 1 s  :53\n")).collect();
        let story = format!("  time      thread 1\n{rows}").trim_end().to_owned();
        let message = format!("It took too long.\n\n{story}\n\nNaps in turn add up.");
        judged(&mut state, number, &[(Verdict::Failed, &message, &story)]);
        over(&mut state, number);
        state
    });
}

#[test]
fn a_step_that_is_next_says_where_it_is_and_what_must_hold() {
    check_both("next_step", |size| {
        let (mut state, number) = begun(size);
        let (pass, open) = ((Verdict::Passed, "", ""), (Verdict::NotStarted, "not started", ""));
        judged(&mut state, number, &[pass, pass, pass, open, open, open]);
        over(&mut state, number);
        state
    });
}

#[test]
fn the_compiler_speaks_for_itself() {
    check_both("compiler", |size| {
        let (mut state, number) = begun(size);
        judged(&mut state, number, &[(Verdict::DoesNotCompile, COMPILER, ""); 6]);
        over(&mut state, number);
        state
    });
}

#[test]
fn a_lesson_that_passed_says_what_is_next() {
    check_both("passed", |size| {
        let (mut state, number) = begun(size);
        judged(&mut state, number, &[(Verdict::Passed, "", ""); 6]);
        over(&mut state, number);
        state
    });
}

#[test]
fn verdicts_appear_one_by_one() {
    check_both("checking", |size| {
        let (mut state, number) = begun(size);
        judged(&mut state, number, &[(Verdict::Passed, "", ""); 3]);
        state
    });
}

#[test]
fn the_first_build_says_that_it_takes_long() {
    check_both("first_build", |size| {
        let (mut state, number) = begun(size);
        let notice = "Building the checker. This takes a while, once.".to_owned();
        state.update(Event::Check { number, news: CheckNews::Notice(notice) });
        state
    });
}

#[test]
fn hints_go_up_a_rung_at_a_time() {
    check_both("hints", |size| {
        let mut state = failed(size);
        press(&mut state, "hh");
        state
    });
}

#[test]
fn the_list_is_searched_while_one_types() {
    check_both("list", |size| {
        let mut state = failed(size);
        press(&mut state, "lo");
        state
    });
}

#[test]
fn help_tells_what_every_key_does() {
    check_both("help", |size| {
        let mut state = failed(size);
        press(&mut state, "?");
        state
    });
}

#[test]
fn what_a_program_writes_is_shown_from_its_end() {
    check_both("output", |size| {
        let mut state = failed(size);
        let begun = state.update(Event::Key(KeyEvent::new(KeyCode::Char('r'), KeyModifiers::NONE)));
        let [Effect::Run { number, .. }] = begun[..] else { panic!("r runs the lesson: {begun:?}") };
        let lines: String = (1..=60).map(|line| format!("line {line}\n")).collect();
        for news in [RunNews::Begun, RunNews::Output(lines), RunNews::Ended("ended after 1.2 s.".into())] {
            state.update(Event::Run { number, news });
        }
        state
    });
}

#[test]
fn news_of_a_check_that_was_replaced_counts_for_nothing() {
    let (mut state, old) = begun((80, 24));
    let effects = state.update(Event::Saved { lesson: "03_race".into() });
    judged(&mut state, old, &[(Verdict::Failed, "of the text before", "")]);
    assert!(state.verdicts.is_empty(), "{:?}", state.verdicts);
    judged(&mut state, check_in(&effects), &[(Verdict::Passed, "", "")]);
    assert_eq!(state.verdicts.len(), 1);
}
