//! wrong: A nap of no length gets no thread.
//! fails: step1_each_nap_is_slept_by_a_thread_of_its_own
//! says: threads that were started: 1

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    let naps = naps.iter().filter(|nap| !nap.is_zero());
    let sleepers: Vec<_> = naps.map(|&nap| thread::spawn(move || thread::sleep(nap))).collect();
    for sleeper in sleepers {
        sleeper.join().unwrap();
    }
    start.elapsed()
}
