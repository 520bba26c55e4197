//! Each step goes to any of the candidates, each as likely as the other.

use super::Chooser;
use crate::candidates::Candidate;
use crate::world::World;

/// The verdict on a file is the same every time, on every machine.
const SEED: u64 = 0x5EED;

/// SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
pub struct Dice(u64);

impl Default for Dice {
    fn default() -> Self {
        Dice(SEED)
    }
}

impl Dice {
    /// A number below `sides`, which is not 0.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % sides as u64) as usize
    }
}

/// Chooses by chance.
pub struct Random {
    runs: usize,
    dice: Dice,
}

impl Random {
    /// A chooser for so many executions.
    pub fn new(runs: usize) -> Self {
        Random { runs, dice: Dice::default() }
    }
}

impl Chooser for Random {
    fn begin(&mut self) -> Option<()> {
        self.runs = self.runs.checked_sub(1)?;
        Some(())
    }

    fn choose(&mut self, _: &World, candidates: &[Candidate]) -> Option<usize> {
        match candidates.len() {
            1 => Some(0),
            several => Some(self.dice.roll(several)),
        }
    }
}
