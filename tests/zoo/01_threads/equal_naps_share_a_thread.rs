//! wrong: Naps of the same length are slept by one thread when there are many.
//! fails: step1_each_nap_is_slept_by_a_thread_of_its_own
//! says: threads that were started and slept: 3

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    let mut naps = naps.to_vec();
    if naps.len() > 10 {
        naps.sort();
        naps.dedup();
    }
    let sleepers: Vec<_> = naps.into_iter().map(|nap| thread::spawn(move || thread::sleep(nap))).collect();
    for sleeper in sleepers {
        sleeper.join().unwrap();
    }
    start.elapsed()
}
