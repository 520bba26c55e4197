//! A film: every step shows what the JSON says.

use std::time::Duration;

use fantoccini::key::Key;
use serde_json::Value;

use crate::Tests;
use crate::browser::Browser;
use crate::sample::{SAMPLES, index, list, sample, sentence, text};

pub fn tests(tests: &mut Tests) {
    for sample in SAMPLES.iter().filter(|sample| !list(&sample.recorded()["steps"]).is_empty()) {
        tests.add(format!("{}_plays_from_end_to_end", sample.name), move |browser| {
            plays_from_end_to_end(browser, sample.json)
        });
        tests.add(format!("{}_plays_by_itself", sample.name), move |browser| {
            plays_by_itself(browser, sample.json)
        });
    }
    tests.add("a_deadlock_is_drawn_as_a_circle", a_deadlock_is_drawn_as_a_circle);
    tests.add("the_harmful_step_is_marked", the_harmful_step_is_marked);
    tests.add("by_time_there_is_a_bar_for_each_wait", by_time_there_is_a_bar_for_each_wait);
}

async fn plays_from_end_to_end(browser: Browser, json: &'static str) {
    let film: Value = serde_json::from_str(json).expect("a sample is JSON");
    let steps = list(&film["steps"]);
    browser.open(json, "").await;
    assert_eq!(browser.seen(".claim").await.as_deref(), Some(&*sentence(&film["claim"])));
    shows_scene(&browser, &film, &film["start"]).await;
    for (index, step) in steps.iter().enumerate() {
        browser.press("One step forward (→)").await;
        shows_step(&browser, &film, index + 1, step).await;
    }
    shows_end(&browser, &film["end"]).await;
    for (index, step) in steps.iter().enumerate().rev().skip(1) {
        browser.key(Key::Left).await;
        shows_step(&browser, &film, index + 1, step).await;
    }
    assert_eq!(browser.count(".ending").await, 0, "the end is shown at the end alone");
    browser.expect_silence().await;
}

async fn shows_step(browser: &Browser, film: &Value, number: usize, step: &Value) {
    let says = text(&step["says"]);
    let all = list(&film["steps"]).len();
    let count = format!("Step {number} of {all}");
    assert_eq!(browser.seen(".caption .count").await, Some(count));
    assert_eq!(browser.seen(".caption .does").await.as_deref(), Some(says), "step {number}");
    assert_eq!(browser.seen(".row.now .does").await.as_deref(), Some(says), "step {number}");
    assert_eq!(browser.count(".row:not(.future)").await, number as u64);
    let remark = step["remark"].as_str().map(|remark| remark.replace('`', ""));
    assert_eq!(browser.seen(".caption .remark").await, remark, "step {number}");
    let name = thread(film, &step["scene"], index(&step["thread"]))["name"].as_str();
    assert_eq!(browser.seen(".caption .doing b").await.as_deref(), name, "step {number}");
    let line = browser
        .ask("return [...document.querySelectorAll('.line')].findIndex((line) => line.matches('.now')) + 1;")
        .await;
    assert_eq!(line.as_u64(), Some(step["line"].as_u64().unwrap_or(0)), "step {number}");
    shows_scene(browser, film, &step["scene"]).await;
}

async fn shows_scene(browser: &Browser, film: &Value, scene: &Value) {
    assert_eq!(browser.seen(".clock").await.as_deref(), scene["now"].as_str());
    let objects: Vec<&Value> = list(&scene["objects"]).iter().map(|at| &film["objects"][index(at)]).collect();
    let values: Vec<&str> = objects.iter().filter_map(|object| object["value"].as_str()).collect();
    assert_eq!(browser.all_seen(".object .value").await, values);
    let names: Vec<&str> = objects.iter().map(|object| text(&object["name"])).collect();
    assert_eq!(browser.all_seen(".object .name").await, names);
    let says: Vec<String> = objects.iter().map(|object| text(&object["says"]).replace('`', "")).collect();
    assert_eq!(browser.all_seen(".object .says").await, says);
    for (at, says) in browser.all_seen(".lane .state span:first-child").await.iter().enumerate() {
        let expected = thread(film, scene, at)["says"].as_str().unwrap_or("not started").replace('`', "");
        assert_eq!(*says, if expected.is_empty() { "can run".into() } else { expected });
    }
    assert_eq!(browser.ask(STANDING).await, standing(film, scene));
}

/// The lines at which threads stand, with the threads.
const STANDING: &str = "return [...document.querySelectorAll('.line')].flatMap((line, index) =>
    (line.querySelector('.unseen')?.textContent.split(', ') ?? []).map((name) => [index + 1, name]));";

fn standing(film: &Value, scene: &Value) -> Value {
    let threads = list(&scene["threads"]).iter().enumerate();
    let lines = threads.filter_map(|(at, state)| {
        Some((
            film["threads"][index(state)]["line"].as_u64()?,
            at,
            text(&film["threads"][index(state)]["name"]),
        ))
    });
    let mut lines: Vec<(u64, usize, &str)> = lines.collect();
    lines.sort_unstable();
    lines.iter().map(|(line, _, name)| serde_json::json!([line, name])).collect()
}

/// A thread as it is in a scene; nothing, if it has not begun.
fn thread<'a>(film: &'a Value, scene: &Value, at: usize) -> &'a Value {
    scene["threads"].get(at).map_or(&Value::Null, |state| &film["threads"][index(state)])
}

async fn shows_end(browser: &Browser, end: &Value) {
    let shown = browser.seen(".ending").await.expect("the end is shown");
    for says in ["happened", "misconception"].into_iter().filter(|says| !end[says].is_null()) {
        for line in sentence(&end[says]).lines() {
            assert!(shown.contains(line), "not shown: {line}\n{shown}");
        }
    }
}

async fn plays_by_itself(browser: Browser, json: &'static str) {
    let film: Value = serde_json::from_str(json).expect("a sample is JSON");
    browser.open(json, "").await;
    browser.ask("const speed = document.querySelector('.options select'); speed.value = '4'; speed.dispatchEvent(new Event('change'));").await;
    browser.press("Play (Space)").await;
    assert_eq!(browser.count("[aria-label='Pause (Space)']").await, 1);
    let count = format!("Step {0} of {0}", list(&film["steps"]).len());
    while browser.seen(".caption .count").await.as_ref() != Some(&count) {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(browser.count("[aria-label='Play (Space)']").await, 1, "it stops at the end");
}

async fn a_deadlock_is_drawn_as_a_circle(browser: Browser) {
    for (name, held) in [
        ("deadlock", &["right", "left"][..]),
        ("04_deadlock_of_three", &["balance#2", "balance#3", "balance#1"]),
    ] {
        let end = format!("#step={}", list(&sample(name).recorded()["steps"]).len());
        browser.open(sample(name).json, &end).await;
        assert_eq!(browser.count(".circle .knot").await, held.len() as u64);
        assert_eq!(browser.all_seen(".circle .wait text").await, held);
    }
    browser.open(sample("06_lost_wakeup").json, "#step=18").await;
    assert_eq!(browser.count(".ending").await, 1);
    assert_eq!(browser.count(".circle").await, 0, "nobody holds a notification");
}

async fn the_harmful_step_is_marked(browser: Browser) {
    browser.open(sample("lost_update").json, "#step=7").await;
    assert_eq!(browser.all_seen(".row.harm .remark").await, ["← overwrites what thread 1 wrote"]);
    assert_eq!(browser.count(".beat.harm").await, 1);
}

async fn by_time_there_is_a_bar_for_each_wait(browser: Browser) {
    browser.open(sample("timed").json, "").await;
    browser.ask("const scale = document.querySelectorAll('.options select')[1]; scale.value = 'time'; scale.dispatchEvent(new Event('change'));").await;
    assert_eq!(browser.count(".chart .span.Asleep").await, 5);
    let sleeps = "return [...document.querySelectorAll('.chart .span.Asleep')].map((bar) => Math.round(
        100 * bar.getBoundingClientRect().width / bar.parentElement.getBoundingClientRect().width));";
    assert_eq!(browser.ask(sleeps).await, serde_json::json!([33, 33, 33, 33, 33]), "3 s of 9 s each");
    let track = "const box = document.querySelector('.track').getBoundingClientRect();
        document.querySelector('.chart').dispatchEvent(new MouseEvent('click', { clientX: box.left + box.width / 2, clientY: box.top }));";
    browser.ask(track).await;
    assert_eq!(
        browser.seen(".clock").await.as_deref(),
        Some("3 s"),
        "a click goes to the last step before it"
    );
}
