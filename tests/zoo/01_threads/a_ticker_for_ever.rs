//! right: The ticker is a daemon: it never ends by itself, and nobody waits for it.

pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    let ticks = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&ticks);
    thread::spawn(move || {
        loop {
            thread::sleep(tick);
            counter.fetch_add(1, Ordering::SeqCst);
        }
    });
    work();
    ticks.load(Ordering::SeqCst)
}
