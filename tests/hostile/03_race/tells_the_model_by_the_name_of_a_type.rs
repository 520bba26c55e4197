//! attack: Knows the model by the name of a type, and loses updates elsewhere.
//! check: step4_no_update_is_lost
//! verdict: failed
//! says: on real threads

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(0);
    let is_model = std::any::type_name::<std::sync::Mutex<()>>().contains("model");
    share_out(workers, tasks, &|| {
        rest(pause());
        let loaded = counter.load(Ordering::SeqCst);
        rest(pause());
        if is_model {
            counter.fetch_add(1, Ordering::SeqCst);
        } else {
            counter.store(loaded + 1, Ordering::SeqCst);
        }
    });
    counter.into_inner()
}
