//! right: The caller and the sleepers meet at a barrier after the naps.

use std::sync::Barrier;

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    let awake = Arc::new(Barrier::new(naps.len() + 1));
    for &nap in naps {
        let awake = Arc::clone(&awake);
        thread::spawn(move || {
            thread::sleep(nap);
            awake.wait();
        });
    }
    awake.wait();
    start.elapsed()
}
