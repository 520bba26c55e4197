//! wrong: The whole work of a thread is put under the lock, to be on the safe side.
//! fails: step2_prices_are_looked_up_at_once
//! says: A lock is held while a price is looked up

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for item in items {
            let total = &total;
            scope.spawn(move || {
                let mut total = total.lock().unwrap();
                *total += price(item);
            });
        }
    });
    total.into_inner().unwrap()
}
