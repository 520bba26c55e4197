//! wrong: A static lock is held during the whole call.
//! fails: step2_two_totals_at_once_are_two
//! says: One call waits for another one

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    let _one = ONE.lock().unwrap();
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

static ONE: Mutex<()> = Mutex::new(());
