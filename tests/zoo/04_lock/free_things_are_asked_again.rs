//! wrong: A price of 0 is taken for a failed look-up, and asked again.
//! fails: step2_a_price_may_be_nothing_or_more_than_32_bits_hold
//! says: were looked up 4 times

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    let look_up = |item: &str| match price(item) {
        0 => price(item),
        cost => cost,
    };
    thread::scope(|scope| {
        let threads: Vec<_> = items.iter().map(|item| scope.spawn(move || look_up(item))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    })
}
