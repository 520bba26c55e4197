//! States of the watch to draw: three lessons, of which 03_race is being worked on.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use workbook_command::watch::event::{CheckNews, Effect, Event, Reading, Standing};
use workbook_command::watch::state::{Lesson, State, Step};
use workbook_judge::check::scan::Check;
use workbook_judge::check::verdict::{Judged, Verdict};
use workbook_judge::protocol::Judgement;

pub const STORY: &str = "  thread 1                   thread 2
                             taken: 0 becomes 1  :42
                             counter.load() → 0  :121
  taken: 1 becomes 2  :42
  counter.load() → 0  :121
  counter.store(1)  :122
  taken: 2 becomes 3  :42
                             counter.store(1)  :122
                                          ← overwrites what thread 1 wrote
                             taken: 3 becomes 4  :42";
pub const COMPILER: &str = "lessons/03_race.rs does not compile.

error[E0425]: cannot find value `n` in this scope
   --> lessons/03_race.rs:122:23
    |
122 |         counter.store(n + 1, Ordering::SeqCst);
    |                       ^
    |
help: a local variable with a similar name exists";

/// A watch that has begun with 03_race, and the number of its check.
pub fn begun(size: (u16, u16)) -> (State, u64) {
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

pub fn check_in(effects: &[Effect]) -> u64 {
    let number = effects.iter().find_map(|effect| match effect {
        Effect::Check { number, .. } => Some(*number),
        _ => None,
    });
    number.expect("who goes to a lesson wants it checked")
}

pub fn race() -> Lesson {
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

pub fn lesson(name: &str, steps: &[usize]) -> Lesson {
    let step = |(at, checks): (usize, &usize)| Step {
        number: at as u32 + 1,
        claims: vec!["it holds".into(); *checks],
        hints: Vec::new(),
    };
    Lesson { name: name.into(), steps: steps.iter().enumerate().map(step).collect() }
}

/// The checks of 03_race get these verdicts, from the first on.
pub fn judged(state: &mut State, number: u64, verdicts: &[(Verdict, &str, &str)]) {
    let steps = race().steps;
    let checks =
        steps.iter().flat_map(|step| step.claims.iter().map(|claim| (step.number, claim.replace(' ', "_"))));
    for ((step, claim), (verdict, message, story)) in checks.zip(verdicts) {
        let judged = Judged {
            label: "03_race".into(),
            lesson: "03_race".into(),
            file: "lessons/03_race.rs".into(),
            check: Check { step, name: format!("step{step}_{claim}") },
            said: Judgement {
                story: (*story).into(),
                schedules: 10,
                distinct: 8,
                ..Judgement::plain(*verdict, (*message).into())
            },
            took: Duration::ZERO,
            answer: None,
        };
        state.update(Event::Check { number, news: CheckNews::Verdict(Box::new(judged)) });
    }
}

pub fn over(state: &mut State, number: u64) {
    state.update(Event::Check { number, news: CheckNews::Ended(None) });
}

pub fn press(state: &mut State, keys: &str) {
    for key in keys.chars() {
        state.update(Event::Key(KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE)));
    }
}

pub fn failure() -> String {
    let story: String = STORY.lines().map(|line| format!("  {line}\n")).collect();
    format!(
        "Expected: 2 tasks on 2 workers each add 1: `run_exact` returns 2.\nSeen: The result was 1, and should be 2.\n\n{story}\n\
         Lost update: loading and storing are two steps, and another thread can store in between. Adding must be one step."
    )
}

/// Five passed, one failed.
pub fn failed(size: (u16, u16)) -> State {
    let (mut state, number) = begun(size);
    let message = failure();
    let pass = (Verdict::Passed, "", "");
    let fail = (Verdict::Failed, message.as_str(), STORY);
    judged(&mut state, number, &[pass, pass, pass, pass, fail, pass]);
    over(&mut state, number);
    state
}
