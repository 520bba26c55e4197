//! wrong: A tick is cut to whole milliseconds.
//! fails: step4_a_tick_may_be_of_any_length
//! says: it counted 10 ticks

pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    let ticks = Arc::new(AtomicU32::new(0));
    let counter = Arc::downgrade(&ticks);
    let tick = Duration::from_millis(tick.as_millis().max(1) as u64);
    thread::spawn(move || {
        loop {
            thread::sleep(tick);
            let Some(ticks) = counter.upgrade() else { return };
            ticks.fetch_add(1, Ordering::SeqCst);
        }
    });
    work();
    ticks.load(Ordering::SeqCst)
}
