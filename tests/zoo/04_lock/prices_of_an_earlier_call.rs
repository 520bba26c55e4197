//! wrong: Prices are remembered from earlier calls.
//! fails: step2_each_call_looks_its_prices_up
//! says: A price of an earlier call

static KNOWN: Mutex<Vec<(String, u64)>> = Mutex::new(Vec::new());

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    let known = KNOWN.lock().unwrap().clone();
    let known = |item: &str| known.iter().find(|(name, _)| name == item).map(|(_, price)| *price);
    let look_up = |item: &str| known(item).unwrap_or_else(|| price(item));
    let prices: Vec<u64> = thread::scope(|scope| {
        let look_up = &look_up;
        let look_ups: Vec<_> = items.iter().map(|item| scope.spawn(move || look_up(item))).collect();
        look_ups.into_iter().map(|look_up| look_up.join().unwrap()).collect()
    });
    KNOWN.lock().unwrap().extend(items.iter().map(|item| (*item).to_owned()).zip(prices.iter().copied()));
    prices.iter().sum()
}
