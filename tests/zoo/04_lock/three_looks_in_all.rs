//! wrong: It looks three times: at the beginning, after half of the time and at the end.
//! fails: step5_a_lock_that_becomes_free_in_time_is_got
//! says: does not see that the lock is free meanwhile

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    for look in 0..3 {
        if look > 0 {
            thread::sleep(patience / 2);
        }
        if let Some(mut locked) = counter.try_lock() {
            *locked += by;
            return true;
        }
    }
    false
}
