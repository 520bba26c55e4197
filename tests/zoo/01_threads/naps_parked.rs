//! right: Each thread is parked until its nap is over; whoever wakes early parks again.

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    let nap_on = |nap: Duration| {
        let end = Instant::now() + nap;
        while Instant::now() < end {
            thread::park_timeout(end.saturating_duration_since(Instant::now()));
        }
    };
    let sleepers: Vec<_> = naps.iter().map(|&nap| thread::spawn(move || nap_on(nap))).collect();
    for sleeper in sleepers {
        sleeper.join().unwrap();
    }
    start.elapsed()
}
