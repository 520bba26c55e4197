//! wrong: The whole task is locked, pauses and all.
//! fails: step4_workers_work_at_the_same_time
//! says: A lock is held while its task pauses

use std::sync::Mutex;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = Mutex::new(0);
    share_out(workers, tasks, &|| {
        let mut counter = counter.lock().unwrap();
        rest(pause());
        rest(pause());
        *counter += 1;
    });
    counter.into_inner().unwrap()
}
