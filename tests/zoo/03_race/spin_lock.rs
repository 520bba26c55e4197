//! right: A lock made of a flag: poor advice, but sound.

use std::sync::atomic::AtomicBool;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let (counter, locked) = (AtomicU32::new(0), AtomicBool::new(false));
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        while locked.swap(true, Ordering::Acquire) {
            std::hint::spin_loop();
        }
        let seen = counter.load(Ordering::Relaxed);
        counter.store(seen + 1, Ordering::Relaxed);
        locked.store(false, Ordering::Release);
    });
    counter.into_inner()
}
