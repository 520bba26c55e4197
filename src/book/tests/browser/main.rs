//! A small book in a real browser.
//!
//! `cargo test -p workbook-book --test browser`. Needs Chromium and its driver, as the tests of the player do.

#[path = "../../../page/tests/browser/axe.rs"]
mod axe;
#[path = "../../../page/tests/browser/browser.rs"]
mod browser;
#[path = "../../../page/tests/browser/commands.rs"]
mod commands;
mod pages;
mod reading;
mod small_book;
#[path = "../../../page/tests/browser/trials.rs"]
mod trials;

use std::process::ExitCode;

use trials::Tests;

fn main() -> ExitCode {
    let mut tests = Tests::start();
    pages::tests(&mut tests);
    reading::tests(&mut tests);
    tests.run()
}
