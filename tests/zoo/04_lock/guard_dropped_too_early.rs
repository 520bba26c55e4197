//! wrong: A guard is dropped as soon as the value is read, so that others need not wait.
//! fails: step1_three_threads_leave_their_sum
//! says: Reading and writing under two separate locks

pub fn increase(counter: &Mutex<u32>, by: u32, delay: Duration) {
    let guard = counter.lock().unwrap();
    let sum = *guard + by;
    drop(guard);
    thread::sleep(delay);
    let mut guard = counter.lock().unwrap();
    *guard = sum;
}
