//! wrong: A price is cut to 32 bits.
//! fails: step2_a_price_may_be_nothing_or_more_than_32_bits_hold
//! says: does not hold them

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    thread::scope(|scope| {
        let look_up = |item: &&str| price(item) as u32;
        let threads: Vec<_> = items.iter().map(|item| scope.spawn(move || look_up(item))).collect();
        threads.into_iter().map(|thread| u64::from(thread.join().unwrap())).sum()
    })
}
