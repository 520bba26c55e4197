//! Tests in a browser. Where there is none they are ignored.

use std::future::Future;
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Trial};

use crate::browser::{Browser, Driver, NO_BROWSER};

/// The tests, each with a browser that is like a new one.
pub struct Tests {
    driver: Option<Arc<Driver>>,
    trials: Vec<Trial>,
}

impl Tests {
    /// None yet; but the driver of their browsers is there.
    pub fn start() -> Tests {
        let driver = Driver::start().map(Arc::new);
        if driver.is_none() {
            eprintln!("ignored: {NO_BROWSER}");
        }
        Tests { driver, trials: Vec::new() }
    }

    /// Runs them, as the command line says.
    pub fn run(self) -> ExitCode {
        let mut arguments = Arguments::from_args();
        // Two browsers at once are as much as a small machine shows in time.
        arguments.test_threads = arguments.test_threads.or(Some(2));
        libtest_mimic::run(&arguments, self.trials).exit_code()
    }

    /// Adds a test. Its name is what must hold.
    pub fn add<F>(&mut self, name: impl Into<String>, test: impl FnOnce(Browser) -> F + Send + 'static)
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
    pub fn add_if<F>(
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
