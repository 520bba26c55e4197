//! wrong: It looks once a minute, whatever is left of its patience.
//! fails: step5_a_lock_that_becomes_free_in_time_is_got
//! says: It sleeps until after the end of its patience

use std::time::Instant;

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    let begin = Instant::now();
    loop {
        if let Some(mut locked) = counter.try_lock() {
            *locked += by;
            return true;
        }
        if begin.elapsed() >= patience {
            return false;
        }
        thread::sleep(Duration::from_secs(60));
    }
}
