//! right: The patience is made a deadline, and the lock waited for until then.

use std::time::Instant;

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    match counter.try_lock_until(Instant::now() + patience) {
        Some(mut locked) => {
            *locked += by;
            true
        }
        None => false,
    }
}
