//! wrong: The ticker takes the count out, and puts it back with one more: in between it is 0.
//! fails: step4_ticks_are_counted_while_the_work_runs
//! says: it counted 0 ticks

pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    let ticks = Arc::new(AtomicU32::new(0));
    let counter = Arc::downgrade(&ticks);
    thread::spawn(move || {
        loop {
            thread::sleep(tick);
            let Some(ticks) = counter.upgrade() else { return };
            let before = ticks.swap(0, Ordering::SeqCst);
            ticks.store(before + 1, Ordering::SeqCst);
        }
    });
    work();
    ticks.load(Ordering::SeqCst)
}
