//! attack: Right, and leaks 300 MiB in every execution: after some dozens, the machine would be full.
//! base: the solution
//! check: step4_no_update_is_lost
//! verdict: out_of_memory
//! says: does not free

use std::mem;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    mem::forget(vec![0_u8; 300 << 20]);
    let count = AtomicU32::new(0);
    let next = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while next.fetch_add(1, Ordering::SeqCst) < tasks {
                    thread::sleep(pause());
                    count.fetch_add(1, Ordering::SeqCst);
                    thread::sleep(pause());
                }
            });
        }
    });
    count.into_inner()
}
