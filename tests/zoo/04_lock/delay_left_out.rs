//! wrong: The work is taken for something that only makes the race visible, and left out.
//! fails: step1_reading_delay_and_writing_are_one_locked_step
//! says: The step takes no time at all

pub fn increase(counter: &Mutex<u32>, by: u32, delay: Duration) {
    let _ = delay;
    *counter.lock().unwrap() += by;
}
