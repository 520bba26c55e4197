//! wrong: The patience is cut to whole microseconds.
//! fails: step5_the_whole_patience_counts_and_nothing_less
//! says: less than its patience

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    let Some(mut locked) = counter.try_lock_for(Duration::from_micros(patience.as_micros() as u64)) else {
        return false;
    };
    *locked += by;
    true
}
