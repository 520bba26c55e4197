//! wrong: The calling thread sleeps the last nap itself, rather than wait idly.
//! fails: step1_each_nap_is_slept_by_a_thread_of_its_own
//! says: and the calling thread

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    let Some((&last, others)) = naps.split_last() else { return start.elapsed() };
    let sleepers: Vec<_> = others.iter().map(|&nap| thread::spawn(move || thread::sleep(nap))).collect();
    thread::sleep(last);
    for sleeper in sleepers {
        sleeper.join().unwrap();
    }
    start.elapsed()
}
