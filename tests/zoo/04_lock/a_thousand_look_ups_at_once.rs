//! wrong: A thousand threads are thought to be enough.
//! fails: step2_each_item_has_a_thread_however_many_there_are
//! says: begin only when others have ended

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    let total = Mutex::new(0);
    for items in items.chunks(1000) {
        thread::scope(|scope| {
            for item in items {
                let total = &total;
                scope.spawn(move || {
                    let price = price(item);
                    *total.lock().unwrap() += price;
                });
            }
        });
    }
    total.into_inner().unwrap()
}
