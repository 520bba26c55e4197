//! wrong: The ticker is told to stop and then joined, so that one more tick is waited for.
//! fails: step4_it_returns_when_the_work_does
//! says: it sleeps until its next tick

use std::sync::atomic::AtomicBool;

pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    let done = Arc::new(AtomicBool::new(false));
    let stop = Arc::clone(&done);
    let ticker = thread::spawn(move || {
        let mut ticks = 0;
        loop {
            thread::sleep(tick);
            if stop.load(Ordering::SeqCst) {
                return ticks;
            }
            ticks += 1;
        }
    });
    work();
    done.store(true, Ordering::SeqCst);
    ticker.join().unwrap()
}
