//! right: The ticker waits for a message for one tick at most, so it can be stopped at once and joined.

use std::sync::mpsc;

pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    let (finished, watch) = mpsc::channel::<()>();
    let ticker = thread::spawn(move || {
        let mut ticks = 0;
        while watch.recv_timeout(tick) == Err(mpsc::RecvTimeoutError::Timeout) {
            ticks += 1;
        }
        ticks
    });
    work();
    drop(finished);
    ticker.join().unwrap()
}
