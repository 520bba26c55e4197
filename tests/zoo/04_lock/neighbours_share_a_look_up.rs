//! wrong: Neighbours of the same name are looked up once.
//! fails: step2_each_item_has_a_thread_however_many_there_are
//! says: Items of the same name share a look-up

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for item in items.chunk_by(|one, next| one == next) {
            let total = &total;
            scope.spawn(move || {
                let price = price(item[0]) * item.len() as u64;
                *total.lock().unwrap() += price;
            });
        }
    });
    total.into_inner().unwrap()
}
