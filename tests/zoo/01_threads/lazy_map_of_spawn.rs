//! wrong: The iterator that starts the threads is lazy, so each is joined before the next is started.
//! fails: step1_naps_together_take_as_long_as_the_longest
//! says: it is lazy

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    let sleepers = naps.iter().map(|&nap| thread::spawn(move || thread::sleep(nap)));
    sleepers.for_each(|sleeper| sleeper.join().unwrap());
    start.elapsed()
}
