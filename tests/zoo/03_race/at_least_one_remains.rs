//! wrong: Every update but one is expected to be lost at worst.
//! fails: step3_the_range_is_what_every_order_shows
//! says: it should be 2..=4

pub fn possible_outcomes(threads: u32, adds: u32) -> RangeInclusive<u32> {
    let all = threads * adds;
    if threads > 1 { 1.min(all)..=all } else { all..=all }
}
