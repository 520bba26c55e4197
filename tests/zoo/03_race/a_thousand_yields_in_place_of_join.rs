//! wrong: A thousand yields are taken for waiting until the workers are done.
//! fails: step4_no_update_is_lost
//! says: read while workers are still running

use std::sync::Arc;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = Arc::new(AtomicU32::new(0));
    for worker in 0..workers {
        let pauses: Vec<Duration> =
            (worker as u32..tasks).step_by(workers).flat_map(|_| [pause(), pause()]).collect();
        let counter = Arc::clone(&counter);
        thread::spawn(move || {
            for pauses in pauses.chunks(2) {
                rest(pauses[0]);
                rest(pauses[1]);
                counter.fetch_add(1, Ordering::SeqCst);
            }
        });
    }
    for _ in 0..1000 {
        thread::yield_now();
    }
    counter.load(Ordering::SeqCst)
}
