//! wrong: Nothing is lost and it is faster, so the delay may as well be taken before the lock.
//! fails: step1_reading_delay_and_writing_are_one_locked_step
//! says: The delay is outside the lock

pub fn increase(counter: &Mutex<u32>, by: u32, delay: Duration) {
    thread::sleep(delay);
    *counter.lock().unwrap() += by;
}
