//! wrong: Ten tries of the lock are thought to be enough: after that the add is left out.
//! fails: step4_no_update_is_lost
//! says: stopped trying to take a lock

use std::sync::Mutex;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = Mutex::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        for _ in 0..10 {
            if let Ok(mut counter) = counter.try_lock() {
                *counter += 1;
                return;
            }
            thread::yield_now();
        }
    });
    counter.into_inner().unwrap()
}
