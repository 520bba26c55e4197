//! wrong: Reading is locked, and writing is locked: that is taken for one locked step.
//! fails: step4_no_update_is_lost
//! says: two separate locks

use std::sync::Mutex;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = Mutex::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        let seen = *counter.lock().unwrap();
        *counter.lock().unwrap() = seen + 1;
    });
    counter.into_inner().unwrap()
}
