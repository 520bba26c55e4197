//! wrong: Each price is looked up twice, once to ask whether there is one.
//! fails: step2_each_item_is_paid_once
//! says: looked up 4 times

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for item in items {
            let total = &total;
            scope.spawn(move || {
                if price(item) > 0 {
                    let price = price(item);
                    *total.lock().unwrap() += price;
                }
            });
        }
    });
    total.into_inner().unwrap()
}
