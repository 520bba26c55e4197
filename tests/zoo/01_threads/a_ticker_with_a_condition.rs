//! right: A flag under the lock tells the ticker to stop, even if it does not wait yet.

use std::sync::Condvar;
use std::sync::Mutex;

pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    let (done, stop) = (Mutex::new(false), Condvar::new());
    thread::scope(|scope| {
        let ticker = scope.spawn(|| {
            let mut ticks = 0;
            let mut guard = done.lock().unwrap();
            loop {
                let waited = stop.wait_timeout_while(guard, tick, |done| !*done).unwrap();
                guard = waited.0;
                if *guard {
                    return ticks;
                }
                ticks += 1;
            }
        });
        work();
        *done.lock().unwrap() = true;
        stop.notify_one();
        ticker.join().unwrap()
    })
}
