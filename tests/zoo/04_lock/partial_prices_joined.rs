//! right: The threads return their prices, and one thread adds them up without any lock.

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    thread::scope(|scope| {
        let threads: Vec<_> = items.iter().map(|item| scope.spawn(move || price(item))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    })
}
