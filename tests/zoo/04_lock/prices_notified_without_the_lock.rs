//! wrong: The last thread notifies without the lock under which the caller looks whether it has to wait.
//! fails: step2_no_price_is_lost
//! says: between the look and the wait

use std::sync::Condvar;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    let left = AtomicUsize::new(items.len());
    let (total, done) = (Mutex::new(0), Condvar::new());
    thread::scope(|scope| {
        for item in items {
            let (left, total, done) = (&left, &total, &done);
            scope.spawn(move || {
                let price = price(item);
                *total.lock().unwrap() += price;
                if left.fetch_sub(1, Ordering::SeqCst) == 1 {
                    done.notify_one();
                }
            });
        }
        let mut total = total.lock().unwrap();
        while left.load(Ordering::SeqCst) > 0 {
            total = done.wait(total).unwrap();
        }
        *total
    })
}
