//! wrong: What cannot be locked without an error counts as 0.
//! fails: step4_the_value_is_what_the_thread_had_written
//! says: no reason to throw the value away

pub fn read_after_crash(counter: &Mutex<u32>) -> u32 {
    counter.lock().map(|value| *value).unwrap_or_default()
}
