//! wrong: To add 0 is not worth a wait.
//! fails: step5_to_add_nothing_needs_the_lock_as_well
//! says: waits for it with the same patience

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    if by == 0 {
        return counter.try_lock().is_some();
    }
    let Some(mut locked) = counter.try_lock_for(patience) else {
        return false;
    };
    *locked += by;
    true
}
