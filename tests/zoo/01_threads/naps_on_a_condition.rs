//! right: Each thread waits for what never happens, for as long as its nap lasts.

use std::sync::Condvar;
use std::sync::Mutex;

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    thread::scope(|scope| {
        for &nap in naps {
            scope.spawn(move || {
                let (nothing, never) = (Mutex::new(()), Condvar::new());
                drop(never.wait_timeout_while(nothing.lock().unwrap(), nap, |()| true).unwrap());
            });
        }
    });
    start.elapsed()
}
