//! wrong: The new value is written at once, and the time is taken when the lock is free again.
//! fails: step1_reading_delay_and_writing_are_one_locked_step
//! says: The delay is outside the lock

pub fn increase(counter: &Mutex<u32>, by: u32, delay: Duration) {
    *counter.lock().unwrap() += by;
    thread::sleep(delay);
}
