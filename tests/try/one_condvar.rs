//! Verdict: deadlock, "3"
//!
//! Producers and consumers share one condition variable, and the wrong thread is woken.

use std::sync::{Condvar, Mutex};
use std::thread;

struct Slot {
    item: Mutex<Option<u32>>,
    changed: Condvar,
}

impl Slot {
    fn put(&self, item: u32) {
        let slot = self.item.lock().unwrap();
        let mut slot = self.changed.wait_while(slot, |slot| slot.is_some()).unwrap();
        *slot = Some(item);
        self.changed.notify_one();
    }

    fn take(&self) -> u32 {
        let slot = self.item.lock().unwrap();
        let mut slot = self.changed.wait_while(slot, |slot| slot.is_none()).unwrap();
        self.changed.notify_one();
        slot.take().unwrap()
    }
}

fn main() {
    let slot = Slot { item: Mutex::new(None), changed: Condvar::new() };
    let sum = thread::scope(|scope| {
        scope.spawn(|| slot.put(1));
        scope.spawn(|| slot.put(2));
        let takers = [scope.spawn(|| slot.take()), scope.spawn(|| slot.take())];
        takers.into_iter().map(|taker| taker.join().unwrap()).sum::<u32>()
    });
    println!("{sum}");
}
