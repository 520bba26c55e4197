//! wrong: The count is read only if the ticker does not hold it at that moment; else it is thought to be 0.
//! fails: step4_ticks_are_counted_while_the_work_runs
//! says: it counted 0 ticks

pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    let ticks = Arc::new(AtomicU32::new(0));
    let counter = Arc::downgrade(&ticks);
    thread::spawn(move || {
        loop {
            thread::sleep(tick);
            let Some(ticks) = counter.upgrade() else { return };
            ticks.fetch_add(1, Ordering::SeqCst);
        }
    });
    work();
    Arc::into_inner(ticks).map_or(0, AtomicU32::into_inner)
}
