//! wrong: A thousand tries are taken for the patience.
//! fails: step5_a_lock_that_becomes_free_in_time_is_got
//! says: the result was

use std::time::Instant;

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    let start = Instant::now();
    for _ in 0..1000 {
        if let Some(mut locked) = counter.try_lock() {
            *locked += by;
            return true;
        }
        if start.elapsed() >= patience {
            return false;
        }
        thread::yield_now();
    }
    false
}
