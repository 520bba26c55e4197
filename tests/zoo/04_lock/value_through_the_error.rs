//! right: The value is read through the error, and the poison is left for others to see.

pub fn read_after_crash(counter: &Mutex<u32>) -> u32 {
    match counter.lock() {
        Ok(value) => *value,
        Err(poisoned) => **poisoned.get_ref(),
    }
}
