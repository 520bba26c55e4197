//! wrong: At least one thread's adds are expected to survive.
//! fails: step3_the_range_holds_for_large_numbers
//! says: it should be 2..=1000000

pub fn possible_outcomes(threads: u32, adds: u32) -> RangeInclusive<u32> {
    adds.min(threads * adds)..=threads * adds
}
