//! wrong: Each thread is joined in the loop that starts them.
//! fails: step1_naps_together_take_as_long_as_the_longest
//! says: Each thread is waited for before the next one is started

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    for &nap in naps {
        let sleeper = thread::spawn(move || thread::sleep(nap));
        sleeper.join().unwrap();
    }
    start.elapsed()
}
