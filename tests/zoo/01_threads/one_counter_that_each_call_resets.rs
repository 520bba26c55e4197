//! wrong: The ticks of all calls are counted in a static, which each call sets to 0 at its start.
//! fails: step4_two_calls_at_once_are_two
//! says: what belongs to one call reaches another one

use std::sync::mpsc;

static TICKS: AtomicU32 = AtomicU32::new(0);

pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    TICKS.store(0, Ordering::SeqCst);
    let (finished, watch) = mpsc::channel::<()>();
    let ticker = thread::spawn(move || {
        while watch.recv_timeout(tick) == Err(mpsc::RecvTimeoutError::Timeout) {
            TICKS.fetch_add(1, Ordering::SeqCst);
        }
    });
    work();
    let ticks = TICKS.load(Ordering::SeqCst);
    drop(finished);
    ticker.join().unwrap();
    ticks
}
