//! wrong: A poisoned value is thrown away, and the counter begins again at 0.
//! fails: step4_the_value_is_what_the_thread_had_written
//! says: no reason to throw the value away

pub fn read_after_crash(counter: &Mutex<u32>) -> u32 {
    let mut value = counter.lock().unwrap_or_else(|poisoned| {
        counter.clear_poison();
        let mut value = poisoned.into_inner();
        *value = 0;
        value
    });
    *value += 0;
    *value
}
