//! wrong: The lock is held while others have to be met.
//! fails: step2_no_look_up_waits_for_a_lock
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
