//! wrong: Who still sleeps is counted in a `static`, so a call waits for the naps of all calls.
//! fails: step1_two_calls_at_once_are_two
//! says: nothing that is `static`

static ASLEEP: AtomicU32 = AtomicU32::new(0);

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    for &nap in naps {
        ASLEEP.fetch_add(1, Ordering::SeqCst);
        thread::spawn(move || {
            thread::sleep(nap);
            ASLEEP.fetch_sub(1, Ordering::SeqCst);
        });
    }
    while ASLEEP.load(Ordering::SeqCst) > 0 {
        thread::yield_now();
    }
    start.elapsed()
}
