//! wrong: Each thread measures its own nap, and the longest counts: a thread that began late is not in it.
//! fails: step1_the_time_it_returns_is_the_time_that_passed
//! says: to the last waking

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let measured = |nap: Duration| {
        let start = Instant::now();
        thread::sleep(nap);
        start.elapsed()
    };
    let sleepers: Vec<_> = naps.iter().map(|&nap| thread::spawn(move || measured(nap))).collect();
    sleepers.into_iter().map(|sleeper| sleeper.join().unwrap()).max().unwrap_or_default()
}
