//! attack: Ends its process where it is not on the model.
//! check: step4_no_update_is_lost
//! verdict: failed
//! says: on real threads

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    struct Again;
    impl Drop for Again {
        fn drop(&mut self) {
            panic!("again")
        }
    }
    if !std::any::type_name::<AtomicU32>().contains("model") {
        let _again = Again;
        panic!("once")
    }
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}
