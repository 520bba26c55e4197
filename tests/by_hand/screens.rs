//! How the game looks, at the two usual sizes. The screens are files under `screens`.

use std::fs;

use workbook_command::by_hand::game::Game;
use workbook_command::by_hand::keys::Key;
use workbook_command::by_hand::view::{Paint, view};

use crate::screen;
use crate::snapshots::{folder, game, race};

fn drawn(game: &Game, width: u16, height: u16) -> String {
    screen::drawn((width, height), |frame| view(game, Paint::Plain, frame))
}

#[track_caller]
fn check(name: &str, game: &Game, width: u16, height: u16) {
    screen::check("by_hand/screens", &format!("{name}_{width}x{height}"), &drawn(game, width, height));
}

#[test]
fn a_race_shows_its_threads_its_story_its_values_and_the_next_line() {
    check("race", &race(), 80, 24);
    check("race", &race(), 120, 40);
}

#[test]
fn a_broken_claim_is_told_with_its_misconception() {
    let game = game("03_race", "step4_no_update_is_lost", "race_broken");
    check("race_broken", &game, 80, 24);
    check("race_broken", &game, 120, 40);
}

#[test]
fn a_deadlock_shows_who_holds_what_and_waits_for_whom() {
    let game = game("04_lock", "step3_transfers_both_ways_come_to_an_end", "deadlock");
    check("deadlock", &game, 80, 24);
    check("deadlock", &game, 120, 40);
}

#[test]
fn threads_without_a_column_are_counted() {
    let game = game("05_semaphore", "step1_no_more_permits_are_taken_than_there_are", "semaphore");
    check("semaphore", &game, 80, 24);
    check("semaphore", &game, 120, 40);
}

#[test]
fn time_stands_at_the_left_where_it_passes_and_a_word_above_the_keys() {
    let mut game = game("03_race", "step4_every_task_sleeps_through_both_pauses", "napping");
    game.hear(Key::Number(1));
    check("napping", &game, 80, 24);
}

#[test]
fn the_readme_shows_a_real_screen() {
    let mut game = game("03_race", "step2_the_order_leaves_two", "given");
    game.tries.truncate(1);
    game.tries[0].check.step = 2;
    game.tries[0].failure = None;
    let root = folder().join("../..");
    let stub = fs::read_to_string(root.join("tests/stubs/03_race.rs")).expect("the lesson has a stub");
    game.source = stub.lines().map(str::to_owned).collect();
    let readme = fs::read_to_string(root.join("README.md")).expect("there is a README");
    let drawn = drawn(&game, 80, 24);
    assert!(readme.contains(&format!("```text\n{drawn}```")), "README.md does not show this:\n{drawn}");
}

#[test]
fn help_fits_the_smallest_usual_screen() {
    let mut game = race();
    game.hear(Key::Help);
    check("help", &game, 80, 24);
}

#[test]
fn a_screen_that_is_far_too_small_is_drawn_all_the_same() {
    for (width, height) in [(1, 1), (10, 3), (30, 8), (79, 12)] {
        assert_eq!(drawn(&race(), width, height).lines().count(), usize::from(height));
    }
}
