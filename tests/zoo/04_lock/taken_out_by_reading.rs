//! wrong: The value is read after the crash, and taken out of the counter.
//! fails: step4_the_counter_keeps_its_value_and_can_be_read_again
//! says: no reason to throw the value away

pub fn read_after_crash(counter: &Mutex<u32>) -> u32 {
    match counter.lock() {
        Ok(value) => *value,
        Err(poisoned) => std::mem::take(&mut *poisoned.into_inner()),
    }
}
