//! wrong: A lock that many may read under is held during the look-up: who has a price waits for all others.
//! fails: step2_who_has_a_price_does_not_wait_to_add_it
//! says: keeps out who wants to write

use std::sync::RwLock;

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    let total = RwLock::new(0);
    thread::scope(|scope| {
        for item in items {
            let total = &total;
            scope.spawn(move || {
                let shared = total.read().unwrap();
                let price = price(item);
                drop(shared);
                *total.write().unwrap() += price;
            });
        }
    });
    total.into_inner().unwrap()
}
