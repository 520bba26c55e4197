//! wrong: The caller sleeps as long as the longest nap, and takes that for waiting.
//! fails: step1_it_returns_after_the_last_has_woken
//! says: Nobody waited for the threads

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    for &nap in naps {
        thread::spawn(move || thread::sleep(nap));
    }
    thread::sleep(naps.iter().max().copied().unwrap_or_default());
    start.elapsed()
}
