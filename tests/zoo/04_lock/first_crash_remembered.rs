//! wrong: The value of the first crash is remembered, for all counters.
//! fails: step4_each_counter_has_a_value_of_its_own
//! says: that was read before

use std::sync::OnceLock;

static SEEN: OnceLock<u32> = OnceLock::new();

pub fn read_after_crash(counter: &Mutex<u32>) -> u32 {
    match counter.lock() {
        Ok(value) => *value,
        Err(poisoned) => *SEEN.get_or_init(|| *poisoned.into_inner()),
    }
}
