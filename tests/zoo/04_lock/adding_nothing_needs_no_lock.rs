//! wrong: To add 0 is thought to have been done, whoever holds the lock.
//! fails: step5_to_add_nothing_needs_the_lock_as_well
//! says: whatever it adds

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    if by == 0 {
        return true;
    }
    let Some(mut locked) = counter.try_lock_for(patience) else {
        return false;
    };
    *locked += by;
    true
}
