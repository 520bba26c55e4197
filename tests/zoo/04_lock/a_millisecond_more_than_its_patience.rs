//! wrong: The patience is rounded up to the next millisecond.
//! fails: step5_it_gives_up_when_the_patience_is_over
//! says: it waited 1.001 s for the lock

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    let Some(mut locked) = counter.try_lock_for(Duration::from_millis(patience.as_millis() as u64 + 1)) else {
        return false;
    };
    *locked += by;
    true
}
