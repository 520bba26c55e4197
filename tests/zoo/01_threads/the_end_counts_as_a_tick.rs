//! wrong: The ticker adds one for the end of the work.
//! fails: step4_ticks_are_counted_while_the_work_runs
//! says: It counted 4 ticks, and should count 3

use std::sync::mpsc;

pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    let (finished, watch) = mpsc::channel::<()>();
    let ticker = thread::spawn(move || {
        let mut ticks = 1;
        while watch.recv_timeout(tick) == Err(mpsc::RecvTimeoutError::Timeout) {
            ticks += 1;
        }
        ticks
    });
    work();
    drop(finished);
    ticker.join().unwrap()
}
