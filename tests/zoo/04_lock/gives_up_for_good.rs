//! wrong: After one call that gave up, all others only look once.
//! fails: step5_a_lock_that_becomes_free_in_time_is_got
//! says: It gave up before its patience was over

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    let patience = if GAVE_UP.load(Ordering::SeqCst) { Duration::ZERO } else { patience };
    let Some(mut locked) = counter.try_lock_for(patience) else {
        GAVE_UP.store(true, Ordering::SeqCst);
        return false;
    };
    *locked += by;
    true
}

static GAVE_UP: AtomicBool = AtomicBool::new(false);
