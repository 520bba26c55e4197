//! Predictions: values are hidden until the reader has answered, and answers are marked.

use fantoccini::key::Key;

use crate::Tests;
use crate::browser::Browser;
use crate::sample::sample;

pub fn tests(tests: &mut Tests) {
    tests.add("a_value_is_hidden_until_it_is_predicted", a_value_is_hidden_until_it_is_predicted);
    tests.add("a_wrong_prediction_is_marked_as_wrong", a_wrong_prediction_is_marked_as_wrong);
    tests.add("a_right_prediction_is_marked_as_right", a_right_prediction_is_marked_as_right);
    tests.add("playing_stops_at_a_question", playing_stops_at_a_question);
    tests.add("who_wants_to_be_shown_is_not_marked", who_wants_to_be_shown_is_not_marked);
}

/// The store of step 5, not predicted yet.
async fn ask(browser: &Browser) {
    browser.open(sample("lost_update").json, "#step=5").await;
    browser.press("Predict").await;
}

async fn a_value_is_hidden_until_it_is_predicted(browser: Browser) {
    ask(&browser).await;
    assert_eq!(browser.seen(".caption .does").await.as_deref(), Some("counter.store(?)"));
    assert_eq!(browser.seen(".row.now .does").await.as_deref(), Some("counter.store(?)"));
    assert_eq!(browser.seen(".object .value").await.as_deref(), Some("?"));
    browser.key(Key::Right).await;
    assert_eq!(browser.seen(".caption .count").await.as_deref(), Some("Step 5 of 7"), "no way around it");
    assert_eq!(browser.text("return document.activeElement.name;").await, "said");
}

async fn a_wrong_prediction_is_marked_as_wrong(browser: Browser) {
    ask(&browser).await;
    browser.click("input[name=said]").await;
    browser.type_keys("2").await;
    browser.press("Answer").await;
    assert_eq!(browser.seen(".caption .mark").await.as_deref(), Some("You said 2; it is 1."));
    assert_eq!(browser.seen(".row.now .mark").await.as_deref(), Some(" ✗"));
    assert_eq!(browser.seen(".caption .does").await.as_deref(), Some("counter.store(1)"));
    assert_eq!(browser.seen(".object .value").await.as_deref(), Some("1"));
    assert_eq!(
        browser.seen("[aria-pressed=true]:not(.tabs *)").await.as_deref(),
        Some("Predict 0 of 1 right")
    );
    browser.expect_silence().await;
}

async fn a_right_prediction_is_marked_as_right(browser: Browser) {
    ask(&browser).await;
    let right = "[...document.querySelectorAll('.pick')].find((pick) => pick.textContent === '1').click();";
    browser.ask(right).await;
    assert_eq!(browser.seen(".caption .mark").await.as_deref(), Some("Right: 1."));
    assert_eq!(browser.seen(".row.now .mark").await.as_deref(), Some(" ✓"));
    assert_eq!(
        browser.seen("[aria-pressed=true]:not(.tabs *)").await.as_deref(),
        Some("Predict 1 of 1 right")
    );
    browser.key(Key::Right).await;
    assert_eq!(
        browser.seen(".caption .does").await.as_deref(),
        Some("counter.store(?)"),
        "and the next is asked"
    );
    assert_eq!(browser.seen(".caption .remark").await, None, "a remark would tell");
}

async fn playing_stops_at_a_question(browser: Browser) {
    browser.open(sample("lost_update").json, "#step=2").await;
    browser.press("Predict").await;
    browser.press("Play (Space)").await;
    while browser.count("[aria-label='Pause (Space)']").await == 1 {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!(browser.seen(".caption .does").await.as_deref(), Some("counter.load() → ?"));
}

async fn who_wants_to_be_shown_is_not_marked(browser: Browser) {
    ask(&browser).await;
    browser.press("Show it").await;
    assert_eq!(browser.seen(".caption .mark").await.as_deref(), Some("It is 1."));
    assert_eq!(browser.seen("[aria-pressed=true]:not(.tabs *)").await.as_deref(), Some("Predict"));
}
