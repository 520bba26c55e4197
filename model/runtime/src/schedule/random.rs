//! Each step goes to one of the candidates, all equally likely.

use super::Chooser;
use crate::candidates::Candidate;
use crate::dice::{STEP, output};
use crate::world::World;

/// The verdict on a file is the same every time, on every machine.
const SEED: u64 = 0x5EED;

/// Pseudorandom numbers.
pub struct Dice(u64);

impl Default for Dice {
    fn default() -> Self {
        Dice(SEED)
    }
}

impl Dice {
    /// A number below `sides`, which is not 0.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(STEP);
        (output(self.0) % sides as u64) as usize
    }
}

/// Chooses at random.
pub struct Random {
    runs: usize,
    dice: Dice,
}

impl Random {
    /// A chooser for this many executions.
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
