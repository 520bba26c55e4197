//! right: It tries the lock of the total until it gets it, and does nothing in between: busy, but sound.

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for item in items {
            let total = &total;
            scope.spawn(move || {
                let price = price(item);
                let mut total = loop {
                    if let Ok(total) = total.try_lock() {
                        break total;
                    }
                };
                *total += price;
            });
        }
    });
    total.into_inner().unwrap()
}
