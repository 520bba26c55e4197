//! right: The poison is cleared when `lock` reports it, and the lock taken again; the value is as it was.

pub fn read_after_crash(counter: &Mutex<u32>) -> u32 {
    loop {
        match counter.lock() {
            Ok(value) => return *value,
            Err(_) => counter.clear_poison(),
        }
    }
}
