//! wrong: The sum is a `static`, begun at 0 with each call: two calls at once add to the same one.
//! fails: step2_two_totals_at_once_are_two
//! says: a sum of its own

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    static TOTAL: Mutex<u64> = Mutex::new(0);
    *TOTAL.lock().unwrap() = 0;
    thread::scope(|scope| {
        for item in items {
            scope.spawn(move || {
                let price = price(item);
                *TOTAL.lock().unwrap() += price;
            });
        }
    });
    *TOTAL.lock().unwrap()
}
