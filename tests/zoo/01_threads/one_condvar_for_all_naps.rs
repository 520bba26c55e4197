//! wrong: All calls wait on one condition variable, and `notify_one` may wake the call whose naps are not over.
//! fails: step1_two_calls_at_once_are_two
//! says: nothing that is `static`

use std::sync::Condvar;
use std::sync::Mutex;

static LOCK: Mutex<()> = Mutex::new(());
static AWAKE: Condvar = Condvar::new();

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    let asleep = Arc::new(AtomicU32::new(naps.len() as u32));
    for &nap in naps {
        let asleep = Arc::clone(&asleep);
        thread::spawn(move || {
            thread::sleep(nap);
            let _locked = LOCK.lock().unwrap();
            if asleep.fetch_sub(1, Ordering::SeqCst) == 1 {
                AWAKE.notify_one();
            }
        });
    }
    let mut locked = LOCK.lock().unwrap();
    while asleep.load(Ordering::SeqCst) > 0 {
        locked = AWAKE.wait(locked).unwrap();
    }
    drop(locked);
    start.elapsed()
}
