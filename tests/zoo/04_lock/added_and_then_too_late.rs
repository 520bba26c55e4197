//! wrong: It adds in any case, and says afterwards whether that was in time.
//! fails: step5_the_counter_is_changed_when_it_says_true_and_only_then
//! says: `false` must mean that nothing was changed

use std::time::Instant;

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    let begin = Instant::now();
    *counter.lock() += by;
    begin.elapsed() <= patience
}
