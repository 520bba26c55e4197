//! wrong: Whether the lock is poisoned is asked before it is taken: while waiting, it may become so.
//! fails: step4_it_waits_while_another_thread_holds_the_lock
//! says: Poison is a warning and no loss

pub fn read_after_crash(counter: &Mutex<u32>) -> u32 {
    if counter.is_poisoned() {
        counter.clear_poison();
    }
    *counter.lock().unwrap()
}
