//! wrong: Each thread is waited for before the next one is started.
//! fails: step2_prices_are_looked_up_at_once
//! says: A thread is waited for before the next one is started

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for item in items {
            let thread = scope.spawn(|| *total.lock().unwrap() += price(item));
            thread.join().unwrap();
        }
    });
    total.into_inner().unwrap()
}
