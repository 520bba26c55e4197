//! Verdict: "3"
//!
//! Producers and consumers have a condition variable each.

use std::sync::{Condvar, Mutex};
use std::thread;

struct Slot {
    item: Mutex<Option<u32>>,
    filled: Condvar,
    emptied: Condvar,
}

impl Slot {
    fn put(&self, item: u32) {
        let slot = self.item.lock().unwrap();
        let mut slot = self.emptied.wait_while(slot, |slot| slot.is_some()).unwrap();
        *slot = Some(item);
        self.filled.notify_one();
    }

    fn take(&self) -> u32 {
        let slot = self.item.lock().unwrap();
        let mut slot = self.filled.wait_while(slot, |slot| slot.is_none()).unwrap();
        self.emptied.notify_one();
        slot.take().unwrap()
    }
}

fn main() {
    let slot = Slot { item: Mutex::new(None), filled: Condvar::new(), emptied: Condvar::new() };
    let sum = thread::scope(|scope| {
        scope.spawn(|| slot.put(1));
        scope.spawn(|| slot.put(2));
        let takers = [scope.spawn(|| slot.take()), scope.spawn(|| slot.take())];
        takers.into_iter().map(|taker| taker.join().unwrap()).sum::<u32>()
    });
    println!("{sum}");
}
