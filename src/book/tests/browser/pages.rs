//! What holds for every page.

use std::fs;

use serde_json::{Value, json};

use crate::axe;
use crate::browser::Browser;
use crate::small_book::{BOOK, open, pages};
use crate::trials::Tests;

/// What sticks out at the right, unless it is in a box that scrolls.
const TOO_WIDE: &str = "return document.documentElement.scrollWidth - document.documentElement.clientWidth;";

pub fn tests(tests: &mut Tests) {
    tests.add("pages_complain_of_nothing_and_fetch_nothing_from_elsewhere", nothing_from_elsewhere);
    tests.add("pages_fit_into_320_pixels", pages_fit_into_320_pixels);
    tests.add("light_and_dark_differ", light_and_dark_differ);
    tests.add("a_page_without_its_graph_has_at_most_300_kilobytes", pages_are_small);
    tests.add_if(axe::needed(), "pages_have_nothing_serious_for_axe", axe_finds_nothing_serious);
}

async fn nothing_from_elsewhere(browser: Browser) {
    let home = format!("file://{}/", BOOK.display());
    for page in pages() {
        open(&browser, &page).await;
        let fetched = browser.requests().await;
        assert!(
            fetched.iter().any(|url| url.ends_with(&page)),
            "{page}: the log does not show what is fetched"
        );
        let others: Vec<&String> = fetched.iter().filter(|url| !is_ours(url, &home)).collect();
        assert!(others.is_empty(), "{page} fetched {others:?}");
        browser.expect_empty_console().await;
    }
}

fn is_ours(url: &str, home: &str) -> bool {
    url.starts_with(home) || url.starts_with("data:")
}

async fn pages_fit_into_320_pixels(browser: Browser) {
    browser.resize(320, 800).await;
    for page in pages() {
        open(&browser, &page).await;
        assert_eq!(browser.ask(TOO_WIDE).await, 0, "{page}");
    }
}

async fn light_and_dark_differ(browser: Browser) {
    let mut papers = Vec::new();
    for theme in ["light", "dark"] {
        browser.prefer("prefers-color-scheme", theme).await;
        open(&browser, "index.html").await;
        papers.push(browser.text("return getComputedStyle(document.documentElement).backgroundColor;").await);
        // The player follows the book.
        open(&browser, "reading.html").await;
        let ink = "return getComputedStyle(document.querySelector('interleaving-player')).color;";
        papers.push(browser.text(ink).await);
    }
    assert_eq!(
        papers,
        ["rgb(250, 249, 246)", "rgb(29, 32, 36)", "rgb(20, 22, 25)", "rgb(232, 230, 225)"],
        "as in theme.css"
    );
}

async fn pages_are_small(_: Browser) {
    for page in pages() {
        let text = fs::read_to_string(BOOK.join(&page)).expect("a page");
        let data = text.split("<script type=\"application/json\">").skip(1);
        let data = data.filter_map(|rest| rest.split("</script>").next());
        let graphs = data.map(|data| {
            let recorded: Value = serde_json::from_str(data).expect("it is JSON");
            recorded["graph"].to_string().len()
        });
        let size = text.len().saturating_sub(graphs.sum());
        assert!(size <= 300 << 10, "{page} has {size} bytes");
    }
}

async fn axe_finds_nothing_serious(browser: Browser) {
    for theme in ["light", "dark"] {
        browser.prefer("prefers-color-scheme", theme).await;
        for page in pages() {
            open(&browser, &page).await;
            browser.ask("document.querySelectorAll('details').forEach((fold) => (fold.open = true));").await;
            // Steps to come are pale.
            browser
                .ask("document.querySelector('interleaving-player .buttons')?.lastElementChild.click();")
                .await;
            browser.ask(&axe::script()).await;
            assert_eq!(json!(axe::serious(&browser).await), Value::Array(Vec::new()), "{page}, {theme}");
        }
    }
}
