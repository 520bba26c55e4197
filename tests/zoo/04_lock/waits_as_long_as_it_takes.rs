//! wrong: `lock` waits as long as it takes, and the time is looked at afterwards.
//! fails: step5_it_gives_up_when_the_patience_is_over
//! says: `lock` waits as long as it takes

use std::time::Instant;

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    let begin = Instant::now();
    let mut locked = counter.lock();
    if begin.elapsed() > patience {
        return false;
    }
    *locked += by;
    true
}
