//! wrong: The last to wake notifies without the lock: the notification may come between the look and the wait.
//! fails: step1_it_returns_after_the_last_has_woken
//! says: between the look and the wait

use std::sync::Condvar;
use std::sync::Mutex;

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    let asleep = AtomicU32::new(naps.len() as u32);
    let (lock, awake) = (Mutex::new(()), Condvar::new());
    thread::scope(|scope| {
        for &nap in naps {
            let (asleep, awake) = (&asleep, &awake);
            scope.spawn(move || {
                thread::sleep(nap);
                if asleep.fetch_sub(1, Ordering::SeqCst) == 1 {
                    awake.notify_one();
                }
            });
        }
        let mut locked = lock.lock().unwrap();
        while asleep.load(Ordering::SeqCst) > 0 {
            locked = awake.wait(locked).unwrap();
        }
        drop(locked);
    });
    start.elapsed()
}
