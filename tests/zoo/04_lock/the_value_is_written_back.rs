//! wrong: The value is read, the poison cleared, and the value written back: what was added in between is lost.
//! fails: step4_what_others_add_meanwhile_is_kept
//! says: written back

pub fn read_after_crash(counter: &Mutex<u32>) -> u32 {
    match counter.lock() {
        Ok(locked) => *locked,
        Err(poisoned) => {
            let value = **poisoned.get_ref();
            counter.clear_poison();
            drop(poisoned);
            *counter.lock().unwrap() = value;
            value
        }
    }
}
