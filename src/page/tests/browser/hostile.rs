//! Text of answers is data, whatever is in it.

use serde_json::{Value, json};

use crate::Tests;
use crate::browser::Browser;
use crate::sample::sample;

const MARKUP: &str =
    "</script><img src=x onerror=\"window.hit = 1\"><script>window.hit = 2</script><!--<b>bold</b>";
const DISGUISED: &str = "a\u{202e}txt.exe\u{2066}\u{200f}\u{1b}[31m\u{7}\u{9b}2J\u{0}\r\nend";

pub fn tests(tests: &mut Tests) {
    tests.add("markup_in_any_text_is_shown_as_text", markup_in_any_text_is_shown_as_text);
    tests.add(
        "marks_of_direction_and_escapes_are_shown_as_signs",
        marks_of_direction_and_escapes_are_shown_as_signs,
    );
    tests.add(
        "a_string_of_10_megabytes_is_cut_where_it_is_shown",
        a_string_of_10_megabytes_is_cut_where_it_is_shown,
    );
    tests.add(
        "no_script_of_the_page_itself_runs_but_the_player",
        no_script_of_the_page_itself_runs_but_the_player,
    );
}

/// The deadlock, with `text` wherever there is a text.
fn with(text: &str) -> String {
    let mut film = sample("deadlock").recorded();
    let schema = film["schema"].clone();
    replace(&mut film, text);
    film["schema"] = schema;
    film.to_string()
}

fn replace(value: &mut Value, with: &str) {
    match value {
        Value::String(text) => *text = with.into(),
        // A list with one text is one of several kinds.
        Value::Array(list) if list.len() == 1 && list[0].is_string() => {}
        Value::Array(list) => list.iter_mut().for_each(|value| replace(value, with)),
        Value::Object(fields) => fields.values_mut().for_each(|value| replace(value, with)),
        _ => {}
    }
}

async fn see_all(browser: &Browser, json: &str) {
    browser.open(json, "#step=3").await;
    assert_eq!(browser.count(".ending").await, 1);
    browser.press("Predict").await;
    browser.press("Be the scheduler").await;
    browser.type_keys("010").await;
    assert_eq!(browser.count(".ending").await, 1);
}

async fn markup_in_any_text_is_shown_as_text(browser: Browser) {
    see_all(&browser, &with(MARKUP)).await;
    assert_eq!(browser.ask("return window.hit ?? null;").await, Value::Null);
    assert_eq!(browser.count("interleaving-player :is(img, script:not([type]))").await, 0);
    assert_eq!(browser.seen(".claim").await.as_deref(), Some(MARKUP));
    assert_eq!(browser.seen(".move .does").await, None, "both wait");
    browser.expect_silence().await;
}

async fn marks_of_direction_and_escapes_are_shown_as_signs(browser: Browser) {
    see_all(&browser, &with(DISGUISED)).await;
    let signs = "a⟨202e⟩txt.exe⟨2066⟩⟨200f⟩␛[31m␇⟨9b⟩2J␀␍␊end";
    assert_eq!(browser.seen(".title").await.as_deref(), Some(signs));
    assert_eq!(browser.seen(".row .does").await.as_deref(), Some(signs));
    let raw = "return /[\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f]/.test(document.querySelector('main').innerText);";
    assert_eq!(browser.ask(raw).await, false);
    let isolated = "return [...document.querySelectorAll('bdi')].every((text) => getComputedStyle(text).unicodeBidi === 'isolate');";
    assert_eq!(browser.ask(isolated).await, true);
    browser.expect_silence().await;
}

async fn a_string_of_10_megabytes_is_cut_where_it_is_shown(browser: Browser) {
    let mut film = sample("lost_update").recorded();
    film["objects"][0]["value"] = "x".repeat(10 << 20).into();
    film["source"][0] = "y".repeat(10 << 20).into();
    browser.open(&film.to_string(), "#step=2").await;
    let value = browser.seen(".object .value").await.expect("a value");
    assert!(
        value.ends_with("x… (10.5 million characters)") || value.ends_with("characters)"),
        "{}",
        value.len()
    );
    assert!(value.len() < 500, "{} bytes are shown", value.len());
    let shown = browser.ask("return document.querySelector('main').innerText.length;").await;
    assert!(shown.as_u64() < Some(20_000), "{shown} characters are shown");
    browser.expect_silence().await;
}

async fn no_script_of_the_page_itself_runs_but_the_player(browser: Browser) {
    browser.open(sample("deadlock").json, "").await;
    browser.ask("const script = document.createElement('script'); script.textContent = 'window.hit = 1'; document.body.append(script);").await;
    assert_eq!(browser.ask("return window.hit ?? null;").await, json!(null));
}
