//! wrong: Poison is handled, but `try_lock` is used, which does not wait for a thread that is still at work.
//! fails: step4_it_waits_while_another_thread_holds_the_lock
//! says: `try_lock` does not wait

use std::sync::TryLockError;

pub fn read_after_crash(counter: &Mutex<u32>) -> u32 {
    match counter.try_lock() {
        Ok(value) => *value,
        Err(TryLockError::Poisoned(poisoned)) => *poisoned.into_inner(),
        Err(TryLockError::WouldBlock) => 0,
    }
}
