//! wrong: Each worker makes a lock of its own.
//! fails: step4_no_update_is_lost
//! says: Each thread has a lock of its own

use std::sync::Mutex;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let (counter, taken) = (AtomicU32::new(0), AtomicU32::new(0));
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                let lock = Mutex::new(());
                while taken.fetch_add(1, Ordering::SeqCst) < tasks {
                    rest(pause());
                    rest(pause());
                    let _guard = lock.lock().unwrap();
                    let seen = counter.load(Ordering::SeqCst);
                    counter.store(seen + 1, Ordering::SeqCst);
                }
            });
        }
    });
    counter.into_inner()
}
