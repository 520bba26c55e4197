//! Pseudorandom numbers, the same in every execution.

use super::footprint::{Effect, Thing};
use super::world;

/// A number from 0 up to, but not including, `sides`. Drawing it is not a scheduling point.
///
/// # Panics
///
/// If `sides` is 0.
pub fn dice(sides: u32) -> u32 {
    let rolled = world::with(|w| {
        w.touch(Thing::Dice, Effect::Writes);
        w.rolls += 1;
        mixed(w.rolls)
    });
    (rolled % u64::from(sides)) as u32
}

/// The number of this index among those of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014) from 0 on.
pub(super) fn mixed(index: u64) -> u64 {
    output(index.wrapping_mul(STEP))
}

/// What SplitMix64 adds to its state.
pub(super) const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// And its output for a state.
pub(super) fn output(state: u64) -> u64 {
    let z = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
