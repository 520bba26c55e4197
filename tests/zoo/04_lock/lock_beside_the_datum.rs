//! wrong: A lock of its own, made in the call, is held over the whole step.
//! fails: step1_ten_and_twenty_leave_thirty
//! says: keeps nobody out

pub fn increase(counter: &Mutex<u32>, by: u32, delay: Duration) {
    let lock = Mutex::new(());
    let _step = lock.lock().unwrap();
    let read = *counter.lock().unwrap();
    thread::sleep(delay);
    *counter.lock().unwrap() = read + by;
}
