//! wrong: The workers get a generous time to finish, and are not waited for.
//! fails: step4_no_update_is_lost_while_tasks_pause
//! says: read while workers are still running

use std::sync::Arc;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = Arc::new(AtomicU32::new(0));
    let shares = (0..workers).map(|worker| (tasks as usize + worker) / workers);
    let pauses: Vec<Vec<Duration>> = shares.map(|share| (0..2 * share).map(|_| pause()).collect()).collect();
    let longest = pauses.iter().map(|pauses| pauses.iter().sum::<Duration>()).max().unwrap_or_default();
    for pauses in pauses {
        let counter = Arc::clone(&counter);
        thread::spawn(move || {
            for (turn, pause) in pauses.into_iter().enumerate() {
                rest(pause);
                counter.fetch_add(turn as u32 % 2, Ordering::SeqCst);
            }
        });
    }
    thread::sleep(longest + Duration::from_millis(1));
    counter.load(Ordering::SeqCst)
}
