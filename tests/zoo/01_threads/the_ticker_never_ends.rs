//! wrong: The ticker counts for ever, and is joined.
//! fails: step4_ticks_are_counted_while_the_work_runs
//! says: main waits for the threads of its scope to end

pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    let ticks = AtomicU32::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            loop {
                thread::sleep(tick);
                ticks.fetch_add(1, Ordering::SeqCst);
            }
        });
        work();
    });
    ticks.into_inner()
}
