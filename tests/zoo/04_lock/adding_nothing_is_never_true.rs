//! wrong: Whether it has added is told by whether the counter has grown.
//! fails: step5_to_add_nothing_needs_the_lock_as_well
//! says: It got the lock, and says `false`

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    let Some(mut locked) = counter.try_lock_for(patience) else {
        return false;
    };
    let before = *locked;
    *locked += by;
    *locked > before
}
