//! What a reader does: predicts, and looks at what happens.

use serde_json::Value;

use crate::browser::Browser;
use crate::small_book::open;
use crate::trials::Tests;

pub fn tests(tests: &mut Tests) {
    tests.add("a_wrong_prediction_shows_the_interleaving", a_wrong_prediction_shows_the_interleaving);
    tests.add("every_question_takes_its_key_for_right", every_question_takes_its_key_for_right);
    tests.add("half_an_answer_is_no_answer", half_an_answer_is_no_answer);
    tests.add("an_exhibit_is_played_to_its_end", an_exhibit_is_played_to_its_end);
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

async fn half_an_answer_is_no_answer(browser: Browser) {
    open(&browser, "03_race/predict.html").await;
    let said = "const element = document.querySelector('workbook-question');
        const press = () => { element.querySelector('button').click(); return element.querySelector('[role=status]').textContent; };
        const first = press();
        element.querySelector('input').value = 'many';
        return [first, press()].join(' ');";
    assert_eq!(browser.text(said).await, "Fill in every answer first. “many” is not a number.");
}

async fn an_exhibit_is_played_to_its_end(browser: Browser) {
    open(&browser, "03_race/museum/load_and_store_kept.html").await;
    let walk = "const player = document.querySelector('interleaving-player');
        const at = () => player.querySelector('.caption .count').textContent.trim();
        const seen = [at()];
        for (let step = 0; step < 1000; step += 1) {
            player.querySelector('.buttons').children[3].click();
            if (at() === seen.at(-1)) break;
            seen.push(at());
        }
        return [seen.length - 1, seen.at(-1), player.textContent.includes('Lost update')].join('|');";
    let said = browser.text(walk).await;
    let parts: Vec<&str> = said.split('|').collect();
    assert_eq!(parts[1], format!("Step {0} of {0}", parts[0]), "{said}");
    assert!(parts[0].parse::<u32>().expect("a number") >= 4 && parts[2] == "true", "{said}");
    browser.expect_empty_console().await;
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
