//! wrong: The threads share a lock, and each holds it while it sleeps.
//! fails: step1_naps_together_take_as_long_as_the_longest
//! says: A lock is held by a thread that sleeps

use std::sync::Mutex;

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    let woken = &Mutex::new(0);
    thread::scope(|scope| {
        for &nap in naps {
            scope.spawn(move || {
                let mut woken = woken.lock().unwrap();
                thread::sleep(nap);
                *woken += 1;
            });
        }
    });
    start.elapsed()
}
