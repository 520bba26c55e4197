//! wrong: In the 2024 edition an `if let` drops its guard early, but not before its own block is over.
//! fails: step1_three_threads_leave_their_sum
//! says: wait

pub fn increase(counter: &Mutex<u32>, by: u32, delay: Duration) {
    if let Ok(read) = counter.lock() {
        thread::sleep(delay);
        *counter.lock().unwrap() = *read + by;
    }
}
