//! wrong: `lock` is taken for something that never fails.
//! fails: step4_the_value_is_what_the_thread_had_written
//! says: Poison is a warning and no loss

pub fn read_after_crash(counter: &Mutex<u32>) -> u32 {
    *counter.lock().unwrap()
}
