//! wrong: Ten tries of the lock are thought to be enough: after that the price is left out.
//! fails: step2_no_price_is_lost
//! says: stopped trying to take a lock

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for item in items {
            let total = &total;
            scope.spawn(move || {
                let price = price(item);
                for _ in 0..10 {
                    if let Ok(mut total) = total.try_lock() {
                        *total += price;
                        return;
                    }
                    thread::yield_now();
                }
            });
        }
    });
    total.into_inner().unwrap()
}
