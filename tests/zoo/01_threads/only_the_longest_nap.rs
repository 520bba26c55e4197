//! wrong: One thread sleeps through the longest nap; the others are left out, for that is how long it takes anyway.
//! fails: step1_every_nap_is_slept_through
//! says: every nap must be slept

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    let longest = naps.iter().max().copied().unwrap_or_default();
    thread::spawn(move || thread::sleep(longest)).join().unwrap();
    start.elapsed()
}
