//! right: The ticker parks for a tick at most, by the clock, and is unparked when the work is done.

use std::sync::atomic::AtomicBool;

pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    let done = Arc::new(AtomicBool::new(false));
    let stop = Arc::clone(&done);
    let ticker = thread::spawn(move || {
        let (mut ticks, mut next) = (0, Instant::now() + tick);
        while !stop.load(Ordering::SeqCst) {
            let left = next.saturating_duration_since(Instant::now());
            if left.is_zero() {
                ticks += 1;
                next += tick;
            } else {
                thread::park_timeout(left);
            }
        }
        ticks
    });
    work();
    done.store(true, Ordering::SeqCst);
    ticker.thread().unpark();
    ticker.join().unwrap()
}
