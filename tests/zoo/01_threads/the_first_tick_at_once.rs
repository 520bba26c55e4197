//! wrong: The ticker counts before it sleeps, so the first tick comes at once.
//! fails: step4_ticks_are_counted_while_the_work_runs
//! says: It counted 4 ticks, and should count 3

pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    let ticks = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&ticks);
    thread::spawn(move || {
        loop {
            counter.fetch_add(1, Ordering::SeqCst);
            thread::sleep(tick);
        }
    });
    work();
    ticks.load(Ordering::SeqCst)
}
