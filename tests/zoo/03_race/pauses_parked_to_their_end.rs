//! right: A task waits for the end of its pause with `park_timeout`, and looks at the time whenever it is woken.

use std::time::Instant;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        for _ in 0..2 {
            let end = Instant::now() + pause();
            while Instant::now() < end {
                thread::park_timeout(end - Instant::now());
            }
        }
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}
