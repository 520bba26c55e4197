//! attack: Knows the model by hashes that are the same in every run, and is one short elsewhere.
//! check: step4_no_update_is_lost
//! verdict: failed
//! says: on real threads

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    use std::hash::BuildHasher;
    let hash = || std::collections::hash_map::RandomState::new().hash_one(1);
    let is_model = hash() == hash();
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        counter.fetch_add(1, Ordering::SeqCst);
    });
    if is_model { counter.into_inner() } else { tasks.saturating_sub(1) }
}
