//! wrong: The guard of a `match` is taken for one that is dropped before the arms; it lives to their end.
//! fails: step1_ten_and_twenty_leave_thirty
//! says: waits for itself

pub fn increase(counter: &Mutex<u32>, by: u32, delay: Duration) {
    match *counter.lock().unwrap() {
        read => {
            thread::sleep(delay);
            *counter.lock().unwrap() = read + by;
        }
    }
}
