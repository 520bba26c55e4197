//! wrong: The total is read inside the scope, where threads may still be at work.
//! fails: step2_no_price_is_lost
//! says: The total is read while threads are still at work

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for item in items {
            let total = &total;
            scope.spawn(move || {
                let price = price(item);
                *total.lock().unwrap() += price;
            });
        }
        *total.lock().unwrap()
    })
}
