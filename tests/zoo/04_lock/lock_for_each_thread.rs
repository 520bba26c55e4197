//! wrong: Each thread is given a lock of its own, and the last one counts.
//! fails: step2_no_price_is_lost
//! says: Each thread has a lock of its own

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for item in items {
            let mine = Mutex::new(*total.lock().unwrap());
            let total = &total;
            scope.spawn(move || {
                *mine.lock().unwrap() += price(item);
                let sum = *mine.lock().unwrap();
                *total.lock().unwrap() = sum;
            });
        }
    });
    total.into_inner().unwrap()
}
