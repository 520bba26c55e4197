//! wrong: The delay is one `park_timeout`, which may end for no reason.
//! fails: step1_the_delay_ends_when_it_is_over_and_not_before
//! says: ended for no reason

pub fn increase(counter: &Mutex<u32>, by: u32, delay: Duration) {
    let mut locked = counter.lock().unwrap();
    thread::park_timeout(delay);
    *locked += by;
}
