//! The player, and the pages of a graded class, in a real browser.
//!
//! `cargo test -p workbook-page --test browser`. Needs Chromium and its driver (`.ci/browser` installs them);
//! without them the tests are ignored. `--include-ignored` runs them all the same, and they fail.

mod access;
mod axe;
mod browser;
mod commands;
mod film;
mod hostile;
mod looks;
mod place;
mod player;
mod predictions;
mod recorded;
mod report;
mod sample;
mod scheduler;
mod trials;

use std::process::ExitCode;

use trials::Tests;

fn main() -> ExitCode {
    let mut tests = Tests::start();
    film::tests(&mut tests);
    predictions::tests(&mut tests);
    scheduler::tests(&mut tests);
    place::tests(&mut tests);
    looks::tests(&mut tests);
    access::tests(&mut tests);
    hostile::tests(&mut tests);
    report::tests(&mut tests);
    tests.run()
}
