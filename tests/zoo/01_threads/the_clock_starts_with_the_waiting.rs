//! wrong: The time counts from when all threads are started. The first may have slept long by then.
//! fails: step1_it_returns_after_the_last_has_woken
//! says: the time counts from before the first thread is started

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let sleepers: Vec<_> = naps.iter().map(|&nap| thread::spawn(move || thread::sleep(nap))).collect();
    let start = Instant::now();
    for sleeper in sleepers {
        sleeper.join().expect("a nap does not panic");
    }
    start.elapsed()
}
