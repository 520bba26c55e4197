//! Widths, themes, motion, paper.

use serde_json::json;

use crate::Tests;
use crate::browser::Browser;
use crate::sample::{SAMPLES, sample};

pub fn tests(tests: &mut Tests) {
    for sample in &SAMPLES {
        tests.add(format!("{}_fits_from_320_to_1600_pixels", sample.name), move |browser| {
            fits(browser, sample.json)
        });
    }
    tests.add("light_and_dark_differ", light_and_dark_differ);
    tests.add("nothing_moves_for_who_wants_no_motion", nothing_moves_for_who_wants_no_motion);
    tests.add("on_paper_all_steps_are_told", on_paper_all_steps_are_told);
}

/// What sticks out at the right, unless it is in a box that scrolls.
const OUTSIDE: &str = "
    const scrolls = (element) => element && (/auto|scroll|hidden/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    return [...document.querySelectorAll('main *')]
        .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5 && !scrolls(element.parentElement))
        .map((element) => element.tagName + '.' + element.getAttribute('class'));";
const PAGE: &str = "return document.documentElement.scrollWidth - document.documentElement.clientWidth;";

async fn fits(browser: Browser, json: &'static str) {
    browser.open(json, "").await;
    for width in [320, 600, 768, 1280, 1600] {
        browser.resize(width, 800).await;
        for view in 0..browser.count(".tabs button").await.max(1) {
            browser.ask(&format!("document.querySelectorAll('.tabs button')[{view}]?.click();")).await;
            for scale in ["step", "time"] {
                let turn = format!(
                    "const scale = document.querySelectorAll('.options select')[1];
                    if (scale) {{ scale.value = '{scale}'; scale.dispatchEvent(new Event('change')); }}"
                );
                browser.ask(&turn).await;
                browser.type_keys(&char::from(fantoccini::key::Key::End).to_string()).await;
                assert_eq!(browser.ask(OUTSIDE).await, json!([]), "{width} px, view {view}, by {scale}");
                assert_eq!(browser.ask(PAGE).await, 0, "{width} px, view {view}, by {scale}");
            }
        }
    }
}

async fn light_and_dark_differ(browser: Browser) {
    browser.open(sample("deadlock").json, "").await;
    let mut paper = Vec::new();
    for theme in ["light", "dark"] {
        browser.prefer("prefers-color-scheme", theme).await;
        paper.push(browser.text("return getComputedStyle(document.body).backgroundColor;").await);
    }
    assert_eq!(paper, ["rgb(250, 249, 246)", "rgb(20, 22, 25)"]);
}

async fn nothing_moves_for_who_wants_no_motion(browser: Browser) {
    let moves = "return [...document.querySelectorAll('*')].some((element) => getComputedStyle(element).transitionDuration !== '0s');";
    browser.prefer("prefers-reduced-motion", "no-preference").await;
    browser.open(sample("deadlock").json, "").await;
    assert_eq!(browser.ask(moves).await, true);
    browser.prefer("prefers-reduced-motion", "reduce").await;
    assert_eq!(browser.ask(moves).await, false);
}

async fn on_paper_all_steps_are_told(browser: Browser) {
    browser.open(sample("lost_update").json, "").await;
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    let told = "return [...document.querySelectorAll('.op')].filter((op) => getComputedStyle(op).visibility === 'visible').length;";
    assert_eq!(browser.ask(told).await, 7);
    let controls = "return [...document.querySelectorAll('button, select')].filter((control) => control.checkVisibility()).length;";
    assert_eq!(browser.ask(controls).await, 0);
}
