//! right: The order of joining does not matter: all of them must have ended anyway.

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    let sleepers: Vec<_> = naps.iter().map(|&nap| thread::spawn(move || thread::sleep(nap))).collect();
    sleepers.into_iter().rev().for_each(|sleeper| sleeper.join().unwrap());
    start.elapsed()
}
