//! wrong: The naps are cut to whole milliseconds.
//! fails: step1_a_nap_may_be_of_any_length
//! says: and should return

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    let nap = |nap: &Duration| Duration::from_millis(nap.as_millis() as u64);
    let naps: Vec<_> = naps.iter().map(nap).collect();
    let sleepers: Vec<_> = naps.into_iter().map(|nap| thread::spawn(move || thread::sleep(nap))).collect();
    for sleeper in sleepers {
        sleeper.join().unwrap();
    }
    start.elapsed()
}
