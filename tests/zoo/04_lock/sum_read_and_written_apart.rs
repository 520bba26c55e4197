//! wrong: The sum is read under the lock and written under the lock, in two statements.
//! fails: step2_no_price_is_lost
//! says: another thread comes between them

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for item in items {
            let total = &total;
            scope.spawn(move || {
                let price = price(item);
                let sum = *total.lock().unwrap() + price;
                *total.lock().unwrap() = sum;
            });
        }
    });
    total.into_inner().unwrap()
}
