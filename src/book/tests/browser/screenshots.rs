//! Makes the pictures of the README, and those that tests compare with: `cargo test -p workbook-book --test browser -- screenshots`.

use std::fs;
use std::path::Path;

use crate::browser::{Browser, Driver, NO_BROWSER};
use crate::pictures;
use crate::small_book::open;

/// A picture is at most so large, in bytes.
const MOST: usize = 150 << 10;

/// A picture: its name, the page, and what is done there before it is taken.
const PICTURES: [(&str, &str, &str); 2] = [
    (
        "player",
        "03_race/museum/load_and_store_kept.html",
        "scrollTo(0, document.querySelector('interleaving-player .head').getBoundingClientRect().top - 70);
         for (let step = 0; step < 9; step += 1) document.querySelector('interleaving-player .buttons').children[3].click();",
    ),
    ("museum", "03_race/museum/lock_held_over_the_pauses.html", ""),
];

/// Takes all of them.
pub fn take() {
    let driver = Driver::start().expect(NO_BROWSER);
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
    fs::create_dir_all(&docs).expect("the folder of pictures can be made");
    let taken = driver.run(|browser| async move {
        for (name, page, script) in PICTURES {
            let picture = taken(&browser, page, script).await;
            assert!(picture.len() <= MOST, "{name} has {} bytes", picture.len());
            fs::write(docs.join(format!("{name}.png")), picture).expect("a picture can be written");
        }
        pictures::take(&browser).await;
    });
    taken.expect("the pictures can be taken");
}

async fn taken(browser: &Browser, page: &str, script: &str) -> Vec<u8> {
    browser.prefer("prefers-color-scheme", "light").await;
    browser.resize(1100, 760).await;
    open(browser, page).await;
    browser.ask(script).await;
    browser.client.screenshot().await.expect("a screenshot")
}
