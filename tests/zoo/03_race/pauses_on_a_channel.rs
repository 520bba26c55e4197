//! right: A task waits for a message that never comes, for as long as its pause takes.

use std::sync::mpsc;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        let (_keep, nothing) = mpsc::channel::<()>();
        let _ = nothing.recv_timeout(pause());
        let _ = nothing.recv_timeout(pause());
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}
