//! right: It tries the lock until it is free, poisoned or not: busy, but sound.

pub fn read_after_crash(counter: &Mutex<u32>) -> u32 {
    loop {
        match counter.try_lock() {
            Ok(value) => return *value,
            Err(std::sync::TryLockError::Poisoned(error)) => return *error.into_inner(),
            Err(std::sync::TryLockError::WouldBlock) => thread::yield_now(),
        }
    }
}
