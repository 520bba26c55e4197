//! Each step goes to any of the candidates, each as likely as the other.
//!
//! shuttle has such a scheduler as well. It wants a list of its own kind of the candidates at every step, which
//! costs as much as all the rest of a choice.

use super::{Chooser, Fairness, Options};

/// The verdict on a file is the same every time, on every machine.
const SEED: u64 = 0x5EED;

/// Chooses by chance.
pub(crate) struct Random {
    runs: usize,
    state: u64,
}

/// A chooser for so many executions.
pub(crate) fn random(runs: usize) -> Random {
    Random { runs, state: SEED }
}

impl Random {
    /// SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

impl Chooser for Random {
    fn begin(&mut self) -> Option<()> {
        self.runs = self.runs.checked_sub(1)?;
        Some(())
    }

    fn choose(&mut self, options: &Options<'_>) -> Option<usize> {
        match options.candidates.len() {
            1 => Some(0),
            several => Some((self.next() % several as u64) as usize),
        }
    }

    fn fairness(&self) -> Fairness {
        Fairness::Fair
    }
}
