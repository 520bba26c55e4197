//! The game as a state: what a key changes, and what it wants to look at.

use workbook_command::by_hand::game::{Game, Page, Wish};
use workbook_command::by_hand::keys::Key;
use workbook_command::by_hand::line::Line;
use workbook_command::by_hand::program::Look;
use workbook_judge::check::verdict::Verdict;
use workbook_judge::protocol::by_hand::Way;

use crate::snapshots::{game, race, snapshot};

fn line(text: &str, moves: usize) -> Line {
    Line { schedule: text.parse().expect("it is a schedule"), moves }
}

/// The point that the key wants to look at, if it wants to.
fn wanted(game: &mut Game, key: Key) -> Option<(usize, String)> {
    match game.hear(key) {
        Wish::Look(at, line) => Some((at, format!("{}@{}", line.schedule, line.moves))),
        Wish::Nothing | Wish::Quit => None,
    }
}

fn look(at: usize, asked: &str) -> Option<(usize, String)> {
    Some((at, asked.to_owned()))
}

#[test]
fn a_number_lets_the_thread_of_that_number_go_on() {
    assert_eq!(wanted(&mut race(), Key::Number(1)), look(0, "v2-1a-2.1@6"));
    assert_eq!(wanted(&mut race(), Key::Number(2)), look(0, "v2-1a-2.1-5.1@6"));
}

#[test]
fn enter_takes_the_choice_that_is_looked_at() {
    let mut game = race();
    assert_eq!(wanted(&mut game, Key::Go), look(0, "v2-1a-2.1@6"));
    game.hear(Key::Right);
    assert_eq!(game.choice().map(|choice| choice.thread), Some(2));
    game.hear(Key::Right);
    assert_eq!(wanted(&mut game, Key::Go), look(0, "v2-1a-2.1-5.1@6"));
    game.hear(Key::Left);
    game.hear(Key::Left);
    assert_eq!(game.choice().map(|choice| choice.thread), Some(1));
}

#[test]
fn a_thread_that_must_wait_says_why_it_can_not_go() {
    let mut game = race();
    assert_eq!(wanted(&mut game, Key::Number(0)), None);
    assert_eq!(game.word.as_deref(), Some("main can't run: it waits for the threads of its scope to end."));
    game.hear(Key::Number(7));
    assert_eq!(game.word.as_deref(), Some("There is no thread 7. These can run: 1, 2."));
}

#[test]
fn going_back_keeps_what_was_chosen_until_something_else_is() {
    let mut game = race();
    game.line = line("v2-1a-2.1-5.1-7.1", 5);
    assert_eq!(wanted(&mut game, Key::Undo), look(0, "v2-1a-2.1-5.1-7.1@4"));
    game.selected = game.line.goes_on(&game.snapshot);
    assert_eq!(game.choice().map(|choice| choice.thread), Some(2), "the line goes on with the other thread");
    assert_eq!(wanted(&mut game, Key::Go), look(0, "v2-1a-2.1-5.1-7.1@6"));
    assert_eq!(wanted(&mut game, Key::Number(1)), look(0, "v2-1a-2.1@6"));
}

#[test]
fn nothing_comes_before_the_beginning() {
    let mut game = race();
    game.line = line("v2-1a", 0);
    assert_eq!(wanted(&mut game, Key::Undo), None);
    assert_eq!(game.word.as_deref(), Some("This is the beginning."));
}

#[test]
fn the_beginning_and_the_end_are_a_key_away() {
    assert_eq!(wanted(&mut race(), Key::Start), look(0, "v2-1a-2.1@0"));
    assert_eq!(wanted(&mut race(), Key::Finish), look(0, &format!("v2-1a-2.1@{}", usize::MAX)));
}

#[test]
fn the_failure_that_was_found_opens_at_its_beginning() {
    let mut game = race();
    game.line = line("v2-1a-5.1", 7);
    assert_eq!(wanted(&mut game, Key::Failure), look(0, "v2-1a-2.1@0"));
    game.at = 1;
    assert_eq!(
        wanted(&mut game, Key::Failure),
        look(0, "v2-1a-2.1@0"),
        "from another claim of the check too"
    );
    game.tries[0].failure = None;
    assert_eq!(wanted(&mut game, Key::Failure), None);
    let word = game.word.clone().unwrap_or_default();
    assert!(word.starts_with("The check fails, but not by one schedule: "), "{word}");
    game.tries[1].verdict = Verdict::Passed;
    assert_eq!(wanted(&mut game, Key::Failure), None);
    assert_eq!(game.word.as_deref(), Some("The checker found no schedule that breaks this."));
}

#[test]
fn claims_are_gone_round() {
    let mut game = race();
    assert_eq!(wanted(&mut game, Key::Next), look(1, "v2-2a@0"));
    assert_eq!(wanted(&mut game, Key::Previous), look(1, "v2-2a@0"));
    game.at = 1;
    assert_eq!(wanted(&mut game, Key::Next), look(0, "v2-1a@0"));
    assert_eq!(wanted(&mut game, Key::Claim(2)), look(1, "v2-2a@0"));
    assert_eq!(wanted(&mut game, Key::Claim(3)), None);
    assert_eq!(game.word.as_deref(), Some("There is no claim 3: there are 1 to 2."));
}

#[test]
fn another_time_than_the_checks_proves_nothing_and_says_so() {
    let mut game = race();
    assert_eq!(wanted(&mut game, Key::Time), look(0, "v2-1i@0"));
    let word = game.word.clone().unwrap_or_default();
    assert!(word.ends_with("a failure here proves nothing."), "{word}");
}

#[test]
fn a_run_that_is_over_can_only_be_gone_back_in() {
    let mut game = game("03_race", "step4_no_update_is_lost", "race_broken");
    assert!(game.is_broken());
    for key in [Key::Go, Key::Number(1)] {
        assert_eq!(wanted(&mut game, key), None);
        assert_eq!(game.word.as_deref(), Some("The run is over: u goes back one move, s to the beginning."));
    }
    assert_eq!(wanted(&mut game, Key::Undo), look(0, "v2-1a-2.1@7"));
}

#[test]
fn what_is_seen_is_where_the_game_stands() {
    let mut game = race();
    game.see(0, line("v2-1a-2.1", usize::MAX), Look::Snapshot(Box::new(snapshot("race_broken"))));
    assert_eq!((game.line.moves, game.snapshot.moves), (8, 8), "no more moves than the run has");
    assert!(game.is_broken());
}

#[test]
fn a_point_that_is_never_reached_leaves_the_game_where_it_was() {
    for look in [Look::Endless, Look::NoClaim, Look::Misfit("it does not fit".into())] {
        let mut game = race();
        let before = (game.line.clone(), game.snapshot.clone());
        game.see(1, line("v2-2a", 6), look);
        assert_eq!((game.line.clone(), game.snapshot.clone(), game.at), (before.0, before.1, 0));
        assert!(game.word.is_some());
    }
}

#[test]
fn a_sleeper_may_be_woken_although_others_could_go_on() {
    let mut game = game("03_race", "step4_every_task_sleeps_through_both_pauses", "sleeper");
    assert_eq!(game.snapshot.choice_of(3).map(|choice| choice.way), Some(Way::Time));
    assert!(wanted(&mut game, Key::Number(3)).is_some());
}

#[test]
fn help_goes_with_the_next_key() {
    let mut game = race();
    game.hear(Key::Help);
    assert_eq!(game.page, Page::Help);
    assert_eq!(wanted(&mut game, Key::Number(1)), None);
    assert_eq!(game.page, Page::Play);
    assert_eq!(game.hear(Key::Quit), Wish::Quit);
}
