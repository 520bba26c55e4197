//! wrong: The ticks are counted in 8 bits, so that 256 are none.
//! fails: step4_any_number_of_ticks_is_counted
//! says: it counted 63 ticks

use std::sync::atomic::AtomicU8;

pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    let ticks = Arc::new(AtomicU8::new(0));
    let counter = Arc::downgrade(&ticks);
    thread::spawn(move || {
        loop {
            thread::sleep(tick);
            let Some(ticks) = counter.upgrade() else { return };
            ticks.fetch_add(1, Ordering::SeqCst);
        }
    });
    work();
    ticks.load(Ordering::SeqCst).into()
}
