//! wrong: A lock holds up a second call until the naps of the first are over; the clock already runs.
//! fails: step1_two_calls_at_once_are_two
//! says: nothing that is `static`

use std::sync::Mutex;

static NAPPING: Mutex<()> = Mutex::new(());

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    let _napping = NAPPING.lock().unwrap();
    let sleepers: Vec<_> = naps.iter().map(|&nap| thread::spawn(move || thread::sleep(nap))).collect();
    for sleeper in sleepers {
        sleeper.join().unwrap();
    }
    start.elapsed()
}
