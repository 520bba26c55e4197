//! wrong: Of two items the calling thread looks one up itself.
//! fails: step2_each_item_has_a_thread_however_many_there_are
//! says: a thread of its own

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    if let [one, other] = items {
        return thread::scope(|scope| {
            let look_up = scope.spawn(|| price(one));
            price(other) + look_up.join().unwrap()
        });
    }
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for item in items {
            let total = &total;
            scope.spawn(move || {
                let price = price(item);
                *total.lock().unwrap() += price;
            });
        }
    });
    total.into_inner().unwrap()
}
