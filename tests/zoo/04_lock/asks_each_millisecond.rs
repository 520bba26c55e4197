//! right: The lock is tried each millisecond until the time is over. It comes a little late, and it waits.

use std::time::Instant;

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    let deadline = Instant::now() + patience;
    loop {
        if let Some(mut locked) = counter.try_lock() {
            *locked += by;
            return true;
        }
        if Instant::now() >= deadline {
            return false;
        }
        thread::sleep(Duration::from_millis(1));
    }
}
