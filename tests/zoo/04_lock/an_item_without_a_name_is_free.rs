//! wrong: An item with an empty name is left out.
//! fails: step2_each_item_is_paid_once
//! says: the total was 254

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for item in items.iter().filter(|item| !item.is_empty()) {
            let total = &total;
            scope.spawn(move || {
                let price = price(item);
                *total.lock().unwrap() += price;
            });
        }
    });
    total.into_inner().unwrap()
}
