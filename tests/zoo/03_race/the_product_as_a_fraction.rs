//! wrong: The number of adds is computed as an `f32`, which holds 24 bits of it.
//! fails: step3_the_range_holds_for_the_largest_numbers
//! says: yours is 2..=4294836224

pub fn possible_outcomes(threads: u32, adds: u32) -> RangeInclusive<u32> {
    let all = (threads as f32 * adds as f32) as u32;
    let least = if threads > 1 { adds.min(2) } else { all };
    least..=all
}
