//! attack: Does not end where it is not on the model.
//! check: step4_workers_work_at_the_same_time
//! verdict: failed
//! says: on real threads

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let is_model = std::any::type_name::<AtomicU32>().contains("model");
    while !is_model && workers == 4 {
        std::hint::spin_loop();
    }
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}
