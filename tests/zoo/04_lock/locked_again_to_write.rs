//! wrong: The wait is only a question whether the lock is free; for writing it is taken again, and waited for without a limit.
//! fails: step5_it_waits_no_longer_when_others_want_the_lock_as_well
//! says: `lock` waits as long as it takes

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    if counter.try_lock_for(patience).is_none() {
        return false;
    }
    *counter.lock() += by;
    true
}
