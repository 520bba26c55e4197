//! A small book in a real browser.
//!
//! `cargo test -p workbook-book --test browser`. Needs Chromium and its driver, as the tests of the player do.

#[path = "../../../page/tests/browser/axe.rs"]
mod axe;
#[path = "../../../page/tests/browser/browser.rs"]
mod browser;
#[path = "../../../page/tests/browser/commands.rs"]
mod commands;
mod films;
mod pages;
mod pictures;
#[path = "../../../page/tests/browser/player.rs"]
#[allow(dead_code, reason = "the tests of the player use the rest")]
mod player;
mod reading;
#[path = "../../../page/tests/browser/recorded.rs"]
mod recorded;
mod screenshots;
mod small_book;
#[path = "../../../page/tests/browser/trials.rs"]
mod trials;

use std::process::ExitCode;

use trials::Tests;

fn main() -> ExitCode {
    // As a name of a test, so that it needs no options of its own.
    if std::env::args().nth(1).as_deref() == Some("screenshots") {
        screenshots::take();
        return ExitCode::SUCCESS;
    }
    let mut tests = Tests::start();
    pages::tests(&mut tests);
    reading::tests(&mut tests);
    pictures::tests(&mut tests);
    tests.run()
}
