//! wrong: No more than 2048 threads are asleep at the same time.
//! fails: step1_two_thousand_naps_of_3_s_take_3_s
//! says: was 6s, and should be 3s

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    for naps in naps.chunks(2048) {
        let sleepers: Vec<_> = naps.iter().map(|&nap| thread::spawn(move || thread::sleep(nap))).collect();
        for sleeper in sleepers {
            sleeper.join().unwrap();
        }
    }
    start.elapsed()
}
