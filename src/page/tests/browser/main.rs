//! The player, and the pages of a graded class, in a real browser.
//!
//! `cargo test -p workbook-page --test browser`. Needs Chromium and its driver (`.ci/browser` installs them);
//! without them the tests are ignored. `--include-ignored` runs them all the same, and they fail.

mod access;
mod browser;
mod commands;
mod film;
mod hostile;
mod looks;
mod place;
mod player;
mod predictions;
mod report;
mod sample;
mod scheduler;

use std::future::Future;
use std::process::ExitCode;
use std::sync::Arc;

use browser::{Browser, Driver, NO_BROWSER};
use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // Two browsers at once are as much as a small machine shows in time.
    arguments.test_threads = arguments.test_threads.or(Some(2));
    let driver = Driver::start().map(Arc::new);
    if driver.is_none() {
        eprintln!("ignored: {NO_BROWSER}");
    }
    let mut tests = Tests { driver: driver.clone(), trials: Vec::new() };
    film::tests(&mut tests);
    predictions::tests(&mut tests);
    scheduler::tests(&mut tests);
    place::tests(&mut tests);
    looks::tests(&mut tests);
    access::tests(&mut tests);
    hostile::tests(&mut tests);
    report::tests(&mut tests);
    libtest_mimic::run(&arguments, tests.trials).exit_code()
}

/// The tests, each with a browser of its own.
struct Tests {
    driver: Option<Arc<Driver>>,
    trials: Vec<Trial>,
}

impl Tests {
    /// Adds a test. Its name is what must hold.
    fn add<F>(&mut self, name: impl Into<String>, test: impl FnOnce(Browser) -> F + Send + 'static)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let driver = self.driver.clone();
        let is_ignored = driver.is_none();
        let trial = Trial::test(name, move || match driver {
            Some(driver) => driver.run(test),
            None => Err(NO_BROWSER.into()),
        });
        self.trials.push(trial.with_ignored_flag(is_ignored));
    }

    /// Adds a test that `needed` decides on too.
    fn add_if<F>(
        &mut self,
        needed: Result<(), &'static str>,
        name: impl Into<String>,
        test: impl FnOnce(Browser) -> F + Send + 'static,
    ) where
        F: Future<Output = ()> + Send + 'static,
    {
        match needed {
            Ok(()) => self.add(name, test),
            Err(why) => {
                eprintln!("ignored: {why}");
                self.trials.push(Trial::test(name, move || Err(why.into())).with_ignored_flag(true));
            }
        }
    }
}
