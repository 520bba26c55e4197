//! wrong: A hundred threads are thought to be enough, so the prices are looked up in groups.
//! fails: step2_each_item_has_a_thread_however_many_there_are
//! says: begin only when others have ended

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    let total = Mutex::new(0);
    for group in items.chunks(100) {
        thread::scope(|scope| {
            for item in group {
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
