//! right: It spins on `try_lock` until the time is over. That keeps a core busy, which the check says as advice, and does what the contract asks.

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
        std::hint::spin_loop();
    }
}
