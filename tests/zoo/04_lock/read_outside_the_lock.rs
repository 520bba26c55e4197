//! wrong: Only writing needs the lock; a copy of the value is read before.
//! fails: step1_ten_and_twenty_leave_thirty
//! says: Reading and writing under two separate locks

pub fn increase(counter: &Mutex<u32>, by: u32, delay: Duration) {
    let sum = { *counter.lock().unwrap() } + by;
    let mut locked = counter.lock().unwrap();
    thread::sleep(delay);
    *locked = sum;
}
