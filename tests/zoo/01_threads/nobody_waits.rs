//! wrong: The threads are started, and nobody waits for them.
//! fails: step1_naps_together_take_as_long_as_the_longest
//! says: Nobody waited for the threads

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    for &nap in naps {
        thread::spawn(move || thread::sleep(nap));
    }
    start.elapsed()
}
