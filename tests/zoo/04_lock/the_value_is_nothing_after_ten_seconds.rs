//! wrong: After ten seconds of asking the value is thought to be lost.
//! fails: step4_it_waits_for_as_long_as_it_takes
//! says: gave up and returned something else

pub fn read_after_crash(counter: &Mutex<u32>) -> u32 {
    for _ in 0..1000 {
        match counter.try_lock() {
            Ok(locked) => return *locked,
            Err(std::sync::TryLockError::Poisoned(locked)) => return *locked.into_inner(),
            Err(std::sync::TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(10)),
        }
    }
    0
}
