//! What a reader does: predicts, and looks at what happens.

use serde_json::Value;

use crate::browser::Browser;
use crate::films::films;
use crate::recorded::{self, Back};
use crate::small_book::{BOOK, open, pages};
use crate::trials::Tests;

pub fn tests(tests: &mut Tests) {
    tests.add("a_wrong_prediction_shows_the_interleaving", a_wrong_prediction_shows_the_interleaving);
    tests.add("an_outcome_that_was_not_predicted_is_played", an_outcome_that_was_not_predicted_is_played);
    tests.add("every_question_takes_its_key_for_right", every_question_takes_its_key_for_right);
    tests.add("half_an_answer_is_no_answer", half_an_answer_is_no_answer);
    tests.add("all_films_are_played_and_all_goals_reached", all_films_are_played);
    tests.add("a_goal_is_won_by_a_mouse", a_goal_is_won_by_a_mouse);
    tests.add("an_exhibit_shows_what_is_wrong_and_no_right_answer", an_exhibit_conceals_right_answers);
    tests.add("hints_are_folded", hints_are_folded);
}

/// Fills in the form of each question: with its key, or with something else. What is said then.
const ANSWER: &str = "
    const changed = (control, value) => { control.value = value; };
    return [...document.querySelectorAll('workbook-question')].map((element) => {
        const { key, form: [kind] } = element.question;
        const controls = [...element.querySelectorAll('fieldset :is(input, select)')];
        const isKey = WITH_KEY;
        controls.forEach((control, index) => {
            if (control.type === 'checkbox') control.checked = key.includes(control.parentElement.textContent) === isKey;
            else if (isKey) control.value = key[index];
            else if (control.tagName === 'SELECT') control.value = [...control.options].find((one) => one.value && one.value !== key[index]).value;
            else control.value = '4711';
        });
        element.querySelector('button').click();
        return element.querySelector('[role=status] p').textContent;
    });";

async fn answers(browser: &Browser, with_key: bool) -> Vec<String> {
    open(browser, "03_race/predict.html").await;
    let said = browser.ask(&ANSWER.replace("WITH_KEY", &with_key.to_string())).await;
    let said: Vec<String> = said.as_array().expect("a list").iter().map(text).collect();
    assert!(said.len() >= 3, "{said:?}");
    said
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

async fn every_question_takes_its_key_for_right(browser: Browser) {
    let said = answers(&browser, true).await;
    assert!(said.iter().all(|said| said == "✓ As predicted."), "{said:?}");
    browser.expect_empty_console().await;
}

async fn a_wrong_prediction_shows_the_interleaving(browser: Browser) {
    let said = answers(&browser, false).await;
    assert!(said.iter().all(|said| said == "✗ Not as predicted."), "{said:?}");
    let shown = "const of = [...document.querySelectorAll('workbook-question')].filter((element) => element.question.table);
        return of.map((element) => element.querySelector('interleaving-player .caption .count')?.textContent ?? 'none');";
    let positions = browser.ask(shown).await;
    let positions = positions.as_array().expect("a list");
    assert!(
        !positions.is_empty() && positions.iter().all(|at| text(at).starts_with("Step 0 of")),
        "{positions:?}"
    );
    browser.expect_empty_console().await;
}

/// The outcomes that the reader is shown how to come to, and what the players say at their ends; no text stands for a player.
const WITNESSES: &str = "
    return [...document.querySelectorAll('workbook-question')].filter((element) => element.question.form[0] === 'Set').map((element) => ({
        texts: element.querySelectorAll('[role=status] pre, div:last-child > pre').length,
        told: [...element.querySelectorAll('div:last-child > p')].map((line) => line.textContent).filter((line) => /^How /.test(line)),
        ends: [...element.querySelectorAll('interleaving-player')].map((player) => {
            player.querySelector(\"[aria-label='To the end (End)']\").click();
            return player.querySelector('.ending').textContent;
        }),
        harm: element.querySelectorAll('.row.harm .remark').length,
    }));";

async fn an_outcome_that_was_not_predicted_is_played(browser: Browser) {
    answers(&browser, false).await;
    let shown = browser.ask(WITNESSES).await;
    let shown = shown.as_array().expect("a list");
    assert!(!shown.is_empty());
    for question in shown {
        assert_eq!(question["texts"], 0);
        let (told, ends) = (question["told"].as_array().unwrap(), question["ends"].as_array().unwrap());
        assert!(!told.is_empty() && told.len() == ends.len(), "{question}");
        for (told, end) in told.iter().zip(ends) {
            let value = text(told).replace("How ", "").replace(" comes about:", "");
            assert!(text(end).ends_with(&format!("returns {value}")), "{question}");
        }
    }
    let harm = |question: &&Value| question["harm"].as_u64() > Some(0);
    assert!(shown.iter().any(|question| harm(&question)), "some outcome is that of a lost update: {shown:?}");
    browser.expect_empty_console().await;
}

async fn half_an_answer_is_no_answer(browser: Browser) {
    open(&browser, "03_race/predict.html").await;
    let said = "const element = document.querySelector('workbook-question');
        const press = () => { element.querySelector('button').click(); return element.querySelector('[role=status]').textContent; };
        const first = press();
        element.querySelector('input').value = 'many';
        return [first, press()].join(' ');";
    assert_eq!(browser.text(said).await, "Fill in every answer first. “many” is not a number.");
}

async fn all_films_are_played(browser: Browser) {
    let (mut played, mut won) = (0, 0);
    for page in pages() {
        let films = films(&BOOK.join(&page));
        if films.is_empty() {
            continue;
        }
        open(&browser, &page).await;
        recorded::plays_from_end_to_end(&browser, &films, &page, Back::AtOnce).await;
        won += recorded::wins_every_goal(&browser, &films, &page).await;
        played += films.len();
        browser.expect_empty_console().await;
    }
    assert_eq!((played, won), (4, 3), "films, and goals");
}

async fn a_goal_is_won_by_a_mouse(browser: Browser) {
    let page = "03_race/museum/load_and_store_kept.html";
    open(&browser, page).await;
    browser.press("Be the scheduler").await;
    assert_eq!(browser.count(".goal.won").await, 0);
    for (thread, number) in recorded::clicks(&films(&BOOK.join(page))[0]).remove(0) {
        browser.click(&format!("[data-thread='{thread}'] button:nth-of-type({number})")).await;
    }
    assert_eq!(browser.count(".goal.won").await, 1);
    assert!(browser.seen(".ending").await.expect("an end").contains("Lost update"));
}

async fn an_exhibit_conceals_right_answers(browser: Browser) {
    open(&browser, "03_race/museum/load_and_store_kept.html").await;
    let marked = "return [...document.querySelectorAll('mark.wrong')].map((line) => line.textContent.trim()).join('|');";
    assert_eq!(browser.text(marked).await, "run_racy(workers, tasks, pause)");
    let page = browser.text("return document.documentElement.outerHTML;").await;
    assert!(page.contains("A right answer, which is not shown."));
    // As in solutions/03_race.rs.
    for right in ["vec![A", "Trend::Falls", "fetch_add(1, Ordering::SeqCst);"] {
        assert!(!page.contains(right), "{right}");
    }
}

async fn hints_are_folded(browser: Browser) {
    open(&browser, "03_race/index.html").await;
    let folds = "const folds = [...document.querySelectorAll('main details')];
        return [folds.length, folds.some((fold) => fold.open)].join(' ');";
    assert_eq!(browser.text(folds).await, "12 false");
}
