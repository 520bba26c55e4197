//! wrong: The counter is locked whenever it is touched, and so it is safe.
//! fails: step1_ten_and_twenty_leave_thirty
//! says: Reading and writing under two separate locks

pub fn increase(counter: &Mutex<u32>, by: u32, delay: Duration) {
    let read = *counter.lock().unwrap();
    thread::sleep(delay);
    *counter.lock().unwrap() = read + by;
}
