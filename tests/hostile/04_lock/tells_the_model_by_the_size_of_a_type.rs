//! attack: Knows the model by the size of a type, and reads and writes under two locks elsewhere.
//! check: step1_ten_and_twenty_leave_thirty
//! verdict: failed
//! says: on real threads

pub fn increase(counter: &Mutex<u32>, by: u32, delay: Duration) {
    let is_model = size_of::<std::sync::atomic::AtomicU32>() > 4;
    let mut held = counter.lock().unwrap();
    let read = *held;
    if !is_model {
        drop(held);
        thread::sleep(delay);
        *counter.lock().unwrap() = read + by;
        return;
    }
    thread::sleep(delay);
    *held = read + by;
}
