//! wrong: Spaces round the name of an item are left out.
//! fails: step2_each_item_is_paid_once
//! says: the total was

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for item in items {
            let total = &total;
            scope.spawn(move || {
                let price = price(item.trim());
                *total.lock().unwrap() += price;
            });
        }
    });
    total.into_inner().unwrap()
}
