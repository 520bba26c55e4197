//! Each view as text, in a low and narrow window and in a high and wide one.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use workbook_command::watch::event::{CheckNews, Effect, Event, RunNews};
use workbook_command::watch::state::State;
use workbook_command::watch::view::view;
use workbook_judge::check::verdict::Verdict;

use crate::scene::{COMPILER, begun, check_in, failed, judged, over, press};
use crate::screen;

/// Draws, and compares with the snapshot of that name.
#[track_caller]
fn check(name: &str, state: &State) {
    let drawn = screen::drawn(state.size, |frame| view(state, frame));
    screen::check("terminal/snapshots", &format!("{name}_{}", state.size.0), &drawn);
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
