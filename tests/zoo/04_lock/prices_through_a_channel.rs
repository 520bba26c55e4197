//! right: A channel brings the prices to the calling thread, which stores their sum in the `Mutex` once.

use std::sync::mpsc;

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    let total = Mutex::new(0);
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for item in items {
            let sender = sender.clone();
            scope.spawn(move || sender.send(price(item)).unwrap());
        }
        drop(sender);
        *total.lock().unwrap() = receiver.iter().sum();
    });
    total.into_inner().unwrap()
}
