//! A film: every step shows what the JSON says.

use serde_json::{Value, json};

use crate::Tests;
use crate::browser::Browser;
use crate::recorded::{self, Back, list};
use crate::sample::{SAMPLES, sample};

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
    browser.open(json, "").await;
    recorded::plays_from_end_to_end(&browser, &[film], "the page", Back::StepByStep).await;
    browser.expect_silence().await;
}

/// Plays with a clock that does not wait: how it stands meanwhile, and how long each pause would have been.
const PLAYED: &str = "
    const done = arguments[0];
    const wait = window.setTimeout;
    const pauses = [];
    window.setTimeout = (act, pause) => (pauses.push(pause), wait(act, 0));
    const speed = document.querySelector('.options select');
    speed.value = '4';
    speed.dispatchEvent(new Event('change'));
    const play = document.querySelector(\"[aria-label='Play (Space)']\");
    play.click();
    const meanwhile = play.ariaLabel;
    new MutationObserver(() => {
        window.setTimeout = wait;
        done({ meanwhile, pauses, count: document.querySelector('.caption .count').textContent, after: play.ariaLabel });
    }).observe(play, { attributeFilter: ['aria-label'] });";

async fn plays_by_itself(browser: Browser, json: &'static str) {
    let film: Value = serde_json::from_str(json).expect("a sample is JSON");
    browser.open(json, "").await;
    let played = browser.client.execute_async(PLAYED, Vec::new()).await.expect("it comes to its end");
    let steps = list(&film["steps"]).len();
    // At four times its speed; the first step comes soon.
    let pauses: Vec<Value> = [json!(87.5)].into_iter().chain(vec![json!(350); steps]).collect();
    let expected = json!({
        "meanwhile": "Pause (Space)",
        "pauses": pauses,
        "count": format!("Step {steps} of {steps}"),
        "after": "Play (Space)",
    });
    assert_eq!(played, expected);
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
    assert_eq!(browser.ask(sleeps).await, json!([33, 33, 33, 33, 33]), "3 s of 9 s each");
    let track = "const box = document.querySelector('.track').getBoundingClientRect();
        document.querySelector('.chart').dispatchEvent(new MouseEvent('click', { clientX: box.left + box.width / 2, clientY: box.top }));";
    browser.ask(track).await;
    assert_eq!(
        browser.seen(".clock").await.as_deref(),
        Some("3 s"),
        "a click goes to the last step before it"
    );
}
