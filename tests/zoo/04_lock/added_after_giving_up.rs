//! wrong: It says `false` when the time is over, and then adds all the same.
//! fails: step5_the_counter_is_changed_when_it_says_true_and_only_then
//! says: `false` must mean that nothing was changed

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    match counter.try_lock_for(patience) {
        Some(mut locked) => {
            *locked += by;
            true
        }
        None => {
            *counter.lock() += by;
            false
        }
    }
}
