//! wrong: For one item no thread is started: the caller looks its price up.
//! fails: step2_each_item_has_a_thread_however_many_there_are
//! says: one alone has one too

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    if let [item] = items {
        return price(item);
    }
    thread::scope(|scope| {
        let threads: Vec<_> = items.iter().map(|item| scope.spawn(move || price(item))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    })
}
