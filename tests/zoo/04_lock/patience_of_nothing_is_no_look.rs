//! wrong: Without patience the lock is not even looked at, though it may be free.
//! fails: step5_the_whole_patience_counts_and_nothing_less
//! says: got without any patience

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    if patience.is_zero() {
        return false;
    }
    let Some(mut locked) = counter.try_lock_for(patience) else {
        return false;
    };
    *locked += by;
    true
}
