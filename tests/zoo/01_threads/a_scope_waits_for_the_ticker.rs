//! wrong: The scope of the ticker does not end before the ticker wakes.
//! fails: step4_it_returns_when_the_work_does
//! says: it sleeps until its next tick

use std::sync::atomic::AtomicBool;

pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    let (done, ticks) = (AtomicBool::new(false), AtomicU32::new(0));
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(tick);
            while !done.load(Ordering::SeqCst) {
                ticks.fetch_add(1, Ordering::SeqCst);
                thread::sleep(tick);
            }
        });
        work();
        done.store(true, Ordering::SeqCst);
    });
    ticks.into_inner()
}
