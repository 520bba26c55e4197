//! wrong: The tasks are counted in 16 bits.
//! fails: step4_any_number_of_tasks_is_counted
//! says: the result was 4464

use std::sync::atomic::AtomicU16;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU16::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner().into()
}
