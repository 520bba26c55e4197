//! wrong: It looks once a second, whatever is left of its patience.
//! fails: step5_it_gives_up_when_the_patience_is_over
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
        thread::sleep(Duration::from_secs(1));
    }
}
