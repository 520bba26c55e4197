//! wrong: `let _ =` is taken for a guard that lives to the end of the block.
//! fails: step1_ten_and_twenty_leave_thirty
//! says: non-binding let on a synchronization lock

pub fn increase(counter: &Mutex<u32>, by: u32, delay: Duration) {
    let _ = counter.lock();
    let read = *counter.lock().unwrap();
    thread::sleep(delay);
    *counter.lock().unwrap() = read + by;
}
