//! wrong: The ticker is notified without a flag, and when it does not wait yet, it never hears of it.
//! fails: step4_it_returns_when_the_work_does
//! says: should count 1

use std::sync::Condvar;
use std::sync::Mutex;

pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    let (ticks, stop) = (Mutex::new(0), Condvar::new());
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut ticks = ticks.lock().unwrap();
            loop {
                let (guard, waited) = stop.wait_timeout(ticks, tick).unwrap();
                ticks = guard;
                if !waited.timed_out() {
                    return;
                }
                *ticks += 1;
            }
        });
        work();
        stop.notify_one();
    });
    ticks.into_inner().unwrap()
}
