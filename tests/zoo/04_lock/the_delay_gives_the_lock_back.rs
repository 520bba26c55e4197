//! wrong: The delay is a wait on a condition variable that nobody notifies.
//! fails: step1_ten_and_twenty_leave_thirty
//! says: A wait on a condition variable gives the lock back

use std::sync::Condvar;

pub fn increase(counter: &Mutex<u32>, by: u32, delay: Duration) {
    let mut locked = counter.lock().unwrap();
    let sum = *locked + by;
    locked = Condvar::new().wait_timeout(locked, delay).unwrap().0;
    *locked = sum;
}
