//! Pauses of random length, for work that takes a second or two.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::{Progress, Scale, messages};

/// An endless supply of pauses, for any number of threads.
pub struct Pauses {
    choices: Vec<Duration>,
    seed: u64,
    /// How many were asked for.
    count: AtomicU64,
}

impl Pauses {
    /// Pauses of one of `seconds` each, chosen at random, shrunk by `scale`.
    ///
    /// ```no_run
    /// # use workbook::lesson::{CommandLine, Pauses};
    /// let options = CommandLine::of("03_race").read();
    /// let pauses = Pauses::of_seconds(&[1, 2], options.scale());
    /// pauses.hand_out(1, |pause| std::thread::sleep(pause())); // 10 or 20 ms at the default scale
    /// ```
    ///
    /// # Panics
    ///
    /// When `seconds` is empty.
    pub fn of_seconds(seconds: &[u64], scale: Scale) -> Pauses {
        assert!(!seconds.is_empty(), "a pause needs a length");
        let shrunk = |&length: &u64| scale.shrink(Duration::from_secs(length));
        Pauses { choices: seconds.iter().map(shrunk).collect(), seed: seed(), count: AtomicU64::new(0) }
    }

    /// Runs `experiment` with a function that gives the length of the next pause (and does not sleep), and
    /// shows on a terminal how many of the `expected` pauses it has asked for.
    pub fn hand_out<T>(
        &self,
        expected: u64,
        experiment: impl FnOnce(&(dyn Fn() -> Duration + Sync)) -> T,
    ) -> T {
        let progress = Progress::new(messages::PAUSES, expected);
        experiment(&|| {
            progress.advance();
            self.next()
        })
    }

    fn next(&self) -> Duration {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        let random = BuildHasherDefault::<DefaultHasher>::default().hash_one((self.seed, count));
        self.choices[(random % self.choices.len() as u64) as usize]
    }
}

/// In a check on the model the pauses are the same in every run.
fn seed() -> u64 {
    // Std has no random numbers; its hash maps draw their keys from the system's.
    if cfg!(feature = "model") { 0 } else { RandomState::new().build_hasher().finish() }
}
