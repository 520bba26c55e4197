//! right: It tries the lock until it gets it, and lets others run: busy, but sound.

use std::sync::Mutex;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = Mutex::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        let mut counter = loop {
            if let Ok(counter) = counter.try_lock() {
                break counter;
            }
            thread::yield_now();
        };
        *counter += 1;
    });
    counter.into_inner().unwrap()
}
