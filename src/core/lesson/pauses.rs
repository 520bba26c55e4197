//! Pauses of random length, for work that takes a second or two.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::{Progress, Scale, messages};

/// The odd constant of the SplitMix64 generator: its steps visit every 64-bit number.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// An endless supply of pauses, for any number of threads.
pub struct Pauses {
    choices: Vec<Duration>,
    state: AtomicU64,
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
        Pauses { choices: seconds.iter().map(shrunk).collect(), state: AtomicU64::new(seed()) }
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
        let random = mixed(self.state.fetch_add(STEP, Ordering::Relaxed));
        self.choices[(random % self.choices.len() as u64) as usize]
    }
}

/// In a check on the model the pauses are the same in every run.
fn seed() -> u64 {
    // Std has no random numbers; its hash maps draw their keys from the system's.
    if cfg!(feature = "model") { 0 } else { RandomState::new().build_hasher().finish() }
}

/// SplitMix64's output function.
fn mixed(state: u64) -> u64 {
    let once = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let twice = (once ^ (once >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    twice ^ (twice >> 31)
}
