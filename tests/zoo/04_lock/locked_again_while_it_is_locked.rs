//! wrong: The counter is locked for the whole step, and then locked again to read and to write.
//! fails: step1_ten_and_twenty_leave_thirty
//! says: One thread locks twice

pub fn increase(counter: &Mutex<u32>, by: u32, delay: Duration) {
    let _guard = counter.lock().unwrap();
    let sum = *counter.lock().unwrap() + by;
    thread::sleep(delay);
    *counter.lock().unwrap() = sum;
}
