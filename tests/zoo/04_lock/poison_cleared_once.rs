//! wrong: The poison is cleared and the lock taken for sound, though another thread may panic in between.
//! fails: step4_threads_may_panic_while_it_is_read
//! says: poisoned again before it is taken

pub fn read_after_crash(counter: &Mutex<u32>) -> u32 {
    if let Ok(value) = counter.lock() {
        return *value;
    }
    counter.clear_poison();
    *counter.lock().unwrap()
}
