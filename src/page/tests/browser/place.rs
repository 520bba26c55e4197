//! Where a page can be opened, and what its address names.

use fantoccini::key::Key;
use serde_json::Value;
use workbook_page::{SCRIPT, STYLE, THEME, data_element};

use crate::Tests;
use crate::browser::Browser;
use crate::sample::{SAMPLES, sample};

pub fn tests(tests: &mut Tests) {
    for sample in &SAMPLES {
        let name = format!("{}_opens_from_a_disk_and_fetches_nothing", sample.name);
        tests.add(name, move |browser| opens_from_a_disk(browser, sample.json));
    }
    tests.add("an_address_names_a_step", an_address_names_a_step);
    tests.add("a_step_beyond_the_end_is_the_end", a_step_beyond_the_end_is_the_end);
    tests.add("of_several_interleavings_the_reader_chooses", of_several_interleavings_the_reader_chooses);
    tests.add("data_of_another_kind_is_refused_in_a_sentence", data_of_another_kind_is_refused_in_a_sentence);
    tests.add("two_players_in_a_page_keep_to_themselves", two_players_in_a_page_keep_to_themselves);
    tests.add("a_minified_style_means_the_same", a_minified_style_means_the_same);
}

async fn opens_from_a_disk(browser: Browser, json: &'static str) {
    browser.open(json, "").await;
    assert_eq!(browser.text("return location.protocol;").await, "file:");
    assert_eq!(browser.count(".claim").await, 1);
    browser.expect_silence().await;
}

async fn an_address_names_a_step(browser: Browser) {
    browser.open(sample("lost_update").json, "#step=4").await;
    assert_eq!(browser.seen(".caption .count").await.as_deref(), Some("Step 4 of 7"));
    browser.press("One step forward (→)").await;
    assert_eq!(browser.text("return location.hash;").await, "#step=5");
    browser.click(".row:nth-child(2) a.number").await;
    assert_eq!(browser.seen(".caption .count").await.as_deref(), Some("Step 2 of 7"));
    browser.expect_silence().await;
}

async fn a_step_beyond_the_end_is_the_end(browser: Browser) {
    browser.open(sample("lost_update").json, "#step=4000").await;
    assert_eq!(browser.seen(".caption .count").await.as_deref(), Some("Step 7 of 7"));
    browser.open(sample("lost_update").json, "#step=x").await;
    assert_eq!(browser.seen(".caption .count").await.as_deref(), Some("Step 0 of 7"));
}

async fn of_several_interleavings_the_reader_chooses(browser: Browser) {
    let both = Value::Array(vec![sample("lost_update").recorded(), sample("deadlock").recorded()]);
    browser.open(&both.to_string(), "").await;
    assert_eq!(
        browser.all_seen("option").await[..2],
        ["03_race step4_no_update_is_lost", "tests/try/ab_ba.rs"]
    );
    browser.ask("const which = document.querySelector('select'); which.value = '1'; which.dispatchEvent(new Event('change'));").await;
    assert_eq!(browser.seen(".claim").await.as_deref(), Some("The program ends."));
    browser.expect_silence().await;
}

async fn data_of_another_kind_is_refused_in_a_sentence(browser: Browser) {
    let said = [
        (
            r#"{"schema":"workbook/interleaving/v9"}"#,
            "The data is workbook/interleaving/v9, not workbook/interleaving/v1. Make the page again.",
        ),
        ("{}", "The data is undefined, not workbook/interleaving/v1. Make the page again."),
        ("null", "The data can't be read. Make the page again."),
        (r#"{"schema":"work"#, "The data can't be read. Make the page again."),
    ];
    for (json, sentence) in said {
        browser.open(json, "").await;
        assert_eq!(browser.seen("interleaving-player p").await.as_deref(), Some(sentence), "{json}");
    }
    browser.expect_silence().await;
}

/// As in a book: each has an id, no player has the page's keys, and the page does not see theirs.
async fn two_players_in_a_page_keep_to_themselves(browser: Browser) {
    let player = |id: &str, name: &str| {
        let data = data_element(sample(name).json).into_string();
        format!("<interleaving-player id={id}>{data}</interleaving-player>")
    };
    let page = format!(
        "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Two</title><style>{THEME}{}</style><main>{}{}</main>
        <script>addEventListener('keydown', (event) => (window.keys = (window.keys ?? '') + event.key));</script><script>{}</script>",
        *STYLE, player("first", "lost_update"), player("second", "deadlock"), *SCRIPT
    );
    browser.open_page(&page, "#second.step=2").await;
    let positions = async || browser.all_seen(".caption .count").await;
    assert_eq!(positions().await, ["Step 0 of 7", "Step 2 of 3"]);
    browser.key(Key::Right).await;
    assert_eq!(positions().await, ["Step 0 of 7", "Step 2 of 3"], "nobody has the focus");
    browser.ask("document.querySelector('#first .lines').focus();").await;
    browser.key(Key::Right).await;
    assert_eq!(positions().await, ["Step 1 of 7", "Step 2 of 3"]);
    assert_eq!(browser.text("return location.hash;").await, "#first.step=1");
    assert_eq!(
        browser.text("return window.keys;").await,
        "ArrowRight",
        "only the first one came to the page"
    );
    assert_eq!(browser.count("h1").await, 0, "the page has its own heading");
    browser.expect_silence().await;
}

async fn a_minified_style_means_the_same(browser: Browser) {
    let rules = async |style: &str| {
        browser.open(sample("deadlock").json, "").await;
        let style = serde_json::to_string(style).expect("a text");
        browser
            .text(&format!(
                "const sheet = new CSSStyleSheet(); sheet.replaceSync({style});
            return [...sheet.cssRules].map((rule) => rule.cssText).join('\\n').replaceAll(', ', ',');"
            ))
            .await
    };
    let source = rules(include_str!("../../player/player.css")).await;
    assert_eq!(rules(&workbook_page::STYLE).await, source);
    assert!(source.contains(".badge"), "{source}");
}
