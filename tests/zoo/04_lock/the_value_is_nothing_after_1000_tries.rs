//! wrong: 1000 tries of the lock are thought to be enough to read the value.
//! fails: step4_it_waits_while_another_thread_holds_the_lock
//! says: `try_lock` does not wait

pub fn read_after_crash(counter: &Mutex<u32>) -> u32 {
    for _ in 0..1000 {
        match counter.try_lock() {
            Ok(value) => return *value,
            Err(std::sync::TryLockError::Poisoned(error)) => return *error.into_inner(),
            Err(std::sync::TryLockError::WouldBlock) => thread::yield_now(),
        }
    }
    0
}
