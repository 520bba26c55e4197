//! wrong: The times of the threads are added up, as if they had come one after the other.
//! fails: step1_naps_together_take_as_long_as_the_longest
//! says: It returned 27s, and should return 3s

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let sleepers: Vec<_> =
        naps.to_vec().into_iter().map(|nap| thread::spawn(move || one_by_one(&[nap]))).collect();
    sleepers.into_iter().map(|sleeper| sleeper.join().unwrap()).sum()
}
