//! right: A lock held only to add.

use std::sync::Mutex;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = Mutex::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        *counter.lock().unwrap() += 1;
    });
    counter.into_inner().unwrap()
}
