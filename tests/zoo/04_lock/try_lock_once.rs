//! wrong: The lock is tried once, in place of waiting for it.
//! fails: step5_a_lock_that_becomes_free_in_time_is_got
//! says: `try_lock` asks once and does not wait

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    let _ = patience;
    let Some(mut locked) = counter.try_lock() else {
        return false;
    };
    *locked += by;
    true
}
