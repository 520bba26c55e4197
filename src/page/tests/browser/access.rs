//! By keyboard alone, and for those who listen.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::Tests;
use crate::axe;
use crate::browser::Browser;
use crate::sample::{SAMPLES, sample};

pub fn tests(tests: &mut Tests) {
    let needed = axe::needed();
    for sample in &SAMPLES {
        tests.add_if(needed, format!("{}_has_nothing_serious_for_axe", sample.name), move |browser| {
            axe_finds_nothing_serious(browser, sample.json)
        });
    }
    tests.add_if(needed, "twenty_lanes_have_nothing_serious_for_axe", twenty_lanes_have_nothing_serious);
    tests.add(
        "tab_reaches_every_control_and_shows_where_it_is",
        tab_reaches_every_control_and_shows_where_it_is,
    );
    tests.add("a_film_is_watched_by_keyboard_alone", a_film_is_watched_by_keyboard_alone);
    tests.add("a_schedule_is_made_by_tab_and_enter_alone", a_schedule_is_made_by_tab_and_enter_alone);
    tests.add("a_step_is_announced_as_a_sentence", a_step_is_announced_as_a_sentence);
}

async fn axe_finds_nothing_serious(browser: Browser, json: &'static str) {
    for theme in ["light", "dark"] {
        browser.prefer("prefers-color-scheme", theme).await;
        browser.open(json, "").await;
        browser.ask(&axe::script()).await;
        for view in 0..browser.count(".tabs button").await.max(1) {
            browser.ask(&format!("document.querySelectorAll('.tabs button')[{view}]?.click();")).await;
            for key in ["ArrowRight", "0", "End"] {
                browser.ask(&format!("document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true }}));")).await;
                assert_eq!(
                    axe::serious(&browser).await,
                    Vec::<Value>::new(),
                    "{theme}, view {view}, after {key}"
                );
            }
        }
    }
}

/// Before the first step, when all is still to come, and in the middle.
async fn twenty_lanes_have_nothing_serious(browser: Browser) {
    let film = with_lanes(20);
    for theme in ["light", "dark"] {
        browser.prefer("prefers-color-scheme", theme).await;
        browser.open(&film, "").await;
        assert_eq!(browser.count(".lane").await, 20);
        browser.ask(&axe::script()).await;
        for step in ["0", "10"] {
            browser.ask(&format!("location.hash = '#step={step}';")).await;
            assert_eq!(axe::serious(&browser).await, Vec::<Value>::new(), "{theme}, step {step}");
        }
    }
}

/// A film in which so many threads make a step each.
fn with_lanes(lanes: usize) -> String {
    let mut film = sample("lost_update").recorded();
    let mut thread = film["threads"][0].clone();
    let mut step = film["steps"][1].clone();
    step["scene"]["threads"] = (0..lanes).collect();
    film["start"]["threads"] = (0..lanes).collect();
    film["graph"] = Value::Null;
    film["threads"] = Value::Array(Vec::new());
    film["steps"] = Value::Array(Vec::new());
    for lane in 0..lanes {
        (thread["name"], step["thread"]) = (format!("thread {lane}").into(), lane.into());
        film["threads"].as_array_mut().expect("a list").push(thread.clone());
        film["steps"].as_array_mut().expect("a list").push(step.clone());
    }
    film.to_string()
}

/// Presses Tab until the focus is back where it began; the elements that it came to.
const FOCUSED: &str = "const at = document.activeElement; const { outlineStyle, outlineWidth } = getComputedStyle(at);
    return at === document.body ? null : { name: at.ariaLabel || at.closest('label')?.firstChild.textContent.trim() || at.textContent,
        visible: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 };";

async fn tab_reaches_every_control_and_shows_where_it_is(browser: Browser) {
    browser.open(sample("lost_update").json, "#step=5").await;
    browser.press("Predict").await;
    let mut names = Vec::new();
    browser.ask("document.activeElement.blur();").await;
    // All of them, whatever it began with.
    for _ in 0..60 {
        browser.key(Key::Tab).await;
        let focused = browser.ask(FOCUSED).await;
        if focused.is_null() {
            continue;
        }
        assert_eq!(focused["visible"], true, "{focused}");
        names.push(focused["name"].as_str().expect("a name").to_owned());
    }
    names.sort();
    names.dedup();
    let controls = browser.ask("return document.querySelectorAll('button, select, input').length;").await;
    let boxes = 2;
    assert_eq!(json!(names.len() - boxes), controls, "{names:?}");
}

async fn a_film_is_watched_by_keyboard_alone(browser: Browser) {
    browser.open(sample("lost_update").json, "").await;
    let position = async || browser.seen(".caption .count").await.expect("a position");
    browser.key(Key::Right).await;
    browser.key(Key::Right).await;
    assert_eq!(position().await, "Step 2 of 7");
    browser.key(Key::Left).await;
    assert_eq!(position().await, "Step 1 of 7");
    browser.key(Key::End).await;
    assert_eq!(position().await, "Step 7 of 7");
    browser.key(Key::Home).await;
    assert_eq!(position().await, "Step 0 of 7");
    browser.type_keys(" ").await;
    assert_eq!(browser.count("[aria-label='Pause (Space)']").await, 1);
    browser.type_keys(" ").await;
    assert_eq!(browser.count("[aria-label='Play (Space)']").await, 1);
    browser.ask("document.querySelector('input[type=range]').focus();").await;
    browser.key(Key::End).await;
    assert_eq!(position().await, "Step 7 of 7", "the slider has its own keys");
}

async fn a_schedule_is_made_by_tab_and_enter_alone(browser: Browser) {
    browser.open(sample("lost_update").json, "").await;
    browser.press("Be the scheduler").await;
    for moves in 1..=7 {
        // The focus stays with the thread, as long as it can go.
        let on_move = "return document.activeElement.matches('.move');";
        for _ in 0..20 {
            if browser.ask(on_move).await == true {
                break;
            }
            browser.key(Key::Tab).await;
        }
        browser.key(Key::Enter).await;
        let count = if moves == 1 { "1 move".into() } else { format!("{moves} moves") };
        assert_eq!(browser.seen(".caption .count").await, Some(count));
    }
    assert_eq!(browser.count(".ending").await, 1);
    assert_eq!(browser.text("return document.activeElement.textContent;").await, "Take back (←)");
}

async fn a_step_is_announced_as_a_sentence(browser: Browser) {
    browser.open(sample("lost_update").json, "#step=6").await;
    assert_eq!(
        browser.text("return document.querySelector('.caption').getAttribute('role');").await,
        "status"
    );
    let said = browser.seen(".caption").await.expect("a caption");
    for part in ["Step 6 of 7", "thread 2", "counter.store(1)", "overwrites what thread 1 wrote"] {
        assert!(said.contains(part), "{said}");
    }
}
