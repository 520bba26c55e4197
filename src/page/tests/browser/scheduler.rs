//! The reader as the scheduler: every goal can be won by clicks.

use fantoccini::key::Key;
use serde_json::Value;

use crate::Tests;
use crate::browser::Browser;
use crate::recorded::{self, index, list};
use crate::sample::{SAMPLES, sample};

pub fn tests(tests: &mut Tests) {
    for sample in SAMPLES.iter().filter(|sample| !sample.recorded()["graph"].is_null()) {
        tests.add(format!("{}_has_no_goal_that_clicks_do_not_win", sample.name), move |browser| {
            wins_every_goal(browser, sample.json)
        });
    }
    tests.add(
        "each_thread_says_what_it_would_do_or_why_it_cant",
        each_thread_says_what_it_would_do_or_why_it_cant,
    );
    tests.add("a_move_can_be_taken_back_and_made_again", a_move_can_be_taken_back_and_made_again);
    tests.add("the_map_counts_the_ways_that_were_tried", the_map_counts_the_ways_that_were_tried);
    tests.add("a_goal_is_won_by_a_mouse", a_goal_is_won_by_a_mouse);
    tests.add("the_map_shows_where_all_ways_lead", the_map_shows_where_all_ways_lead);
    tests.add("where_the_graph_is_cut_a_command_goes_on", where_the_graph_is_cut_a_command_goes_on);
}

async fn open(browser: &Browser, json: &str) {
    browser.open(json, "").await;
    if browser.count(".tabs").await > 0 {
        browser.press("Be the scheduler").await;
    }
}

async fn wins_every_goal(browser: Browser, json: &'static str) {
    let film: Value = serde_json::from_str(json).expect("a sample is JSON");
    browser.open(json, "").await;
    let goals = recorded::wins_every_goal(&browser, &[film], "the page").await;
    assert!(goals > 0, "a sample with a graph has goals");
    browser.expect_silence().await;
}

async fn each_thread_says_what_it_would_do_or_why_it_cant(browser: Browser) {
    open(&browser, sample("deadlock").json).await;
    for thread in [0, 1, 0] {
        browser.click(&format!("[data-thread='{thread}'] button")).await;
    }
    assert_eq!(
        browser.all_seen(".turn > .note").await,
        [
            "waits for the lock right, which thread 1 holds since line 13",
            "waits for the lock left, which main holds since line 18"
        ]
    );
    browser.press("Take back (←)").await;
    assert_eq!(browser.seen("[data-thread='0'] .does").await.as_deref(), Some("left.lock() → 1"));
    assert_eq!(browser.seen("[data-thread='1'] .does").await.as_deref(), Some("left.lock() → 1"));
}

async fn a_move_can_be_taken_back_and_made_again(browser: Browser) {
    open(&browser, sample("lost_update").json).await;
    browser.type_keys("001").await;
    assert_eq!(browser.seen(".caption .count").await.as_deref(), Some("3 moves"));
    assert_eq!(browser.count(".row").await, 3);
    browser.key(Key::Left).await;
    assert_eq!(browser.seen(".caption .count").await.as_deref(), Some("2 moves"));
    browser.key(Key::Right).await;
    assert_eq!(browser.seen(".caption .does").await.as_deref(), Some("counter.load() → 0"));
    browser.key(Key::Home).await;
    assert_eq!(browser.seen(".caption .count").await.as_deref(), Some("0 moves"));
    assert_eq!(browser.ask("return document.querySelector('.after button').disabled;").await, true);
}

async fn the_map_counts_the_ways_that_were_tried(browser: Browser) {
    open(&browser, sample("lost_update").json).await;
    assert_eq!(browser.seen(".map b").await.as_deref(), Some("0 of 10 tried"));
    assert_eq!(browser.count(".square.open").await, 10);
    browser.type_keys("001").await;
    assert!(browser.count(".square.open").await < 10, "some can't be reached any more");
    browser.type_keys("1220").await;
    assert_eq!(browser.seen(".map b").await.as_deref(), Some("1 of 10 tried"));
    browser.key(Key::Home).await;
    browser.type_keys("0012120").await;
    assert_eq!(browser.seen(".map b").await.as_deref(), Some("2 of 10 tried"));
    assert_eq!(browser.all_seen("td.count:last-child").await, ["1", "1"], "one of each outcome");
    browser.key(Key::Left).await;
    browser.key(Key::Right).await;
    assert_eq!(browser.seen(".map b").await.as_deref(), Some("2 of 10 tried"), "the same way counts once");
}

/// What is covered or out of sight can't be clicked on with it.
async fn a_goal_is_won_by_a_mouse(browser: Browser) {
    open(&browser, sample("lost_update").json).await;
    assert_eq!(browser.count(".goal.won").await, 0);
    for thread in [0, 0, 1, 2, 1, 2, 0] {
        browser.click(&format!("[data-thread='{thread}'] button")).await;
    }
    assert_eq!(browser.count(".goal.won").await, 1);
    assert!(browser.seen(".ending").await.expect("an end").contains("The result was 1, and should be 2"));
}

async fn the_map_shows_where_all_ways_lead(browser: Browser) {
    for name in ["lost_update", "deadlock", "three_threads"] {
        let recorded = sample(name).recorded();
        open(&browser, sample(name).json).await;
        browser.press("Show where each leads").await;
        let letters = browser.all_seen(".square .letter").await;
        let outcomes = list(&recorded["graph"]["outcomes"]);
        let shares = outcomes.iter().enumerate().map(|(at, outcome)| {
            let letter = char::from(b'A' + at as u8).to_string();
            (
                letters.iter().filter(|other| **other == letter).count() as f64,
                outcome["ways"].as_f64().expect("a number"),
            )
        });
        let shares: Vec<(f64, f64)> = shares.collect();
        let all: f64 = shares.iter().map(|(_, ways)| ways).sum();
        let each = all / letters.len() as f64;
        for (shown, ways) in shares {
            let tolerance = if each == 1.0 { 0.0 } else { 0.15 * all };
            assert!(
                (shown * each - ways).abs() <= tolerance,
                "{name}: {shown} squares for {ways} of {all} ways"
            );
        }
    }
}

async fn where_the_graph_is_cut_a_command_goes_on(browser: Browser) {
    let mut film = sample("lost_update").recorded();
    film["by_hand"] = "cargo run -- explore 03_race step4 --by-hand".into();
    film["graph"]["cut"] = true.into();
    let to = index(&film["graph"]["nodes"][0]["choices"][0]["to"]);
    let node = &mut film["graph"]["nodes"][to];
    node["cut"] = true.into();
    node["choices"] = Value::Array(Vec::new());
    node["schedule"] = "v2-1a-2.1".into();
    node["moves"] = 1.into();
    open(&browser, &film.to_string()).await;
    browser.type_keys("0").await;
    assert_eq!(
        browser.seen(".caption code").await.as_deref(),
        Some("cargo run -- explore 03_race step4 --by-hand --schedule v2-1a-2.1 --moves 1")
    );
    assert!(browser.seen(".map").await.expect("a map").contains("The map is cut"));
}
