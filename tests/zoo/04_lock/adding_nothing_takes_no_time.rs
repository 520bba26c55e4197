//! wrong: Adding 0 is thought to be nothing to do, though it takes its delay, and waits for who holds the lock.
//! fails: step1_every_thread_takes_its_delay_whatever_it_adds
//! says: takes no time at all

pub fn increase(counter: &Mutex<u32>, by: u32, delay: Duration) {
    if by == 0 {
        return;
    }
    let mut locked = counter.lock().unwrap();
    let read = *locked;
    thread::sleep(delay);
    *locked = read + by;
}
