//! attack: Does not compile where it is not on the model.
//! check: step4_no_update_is_lost
//! verdict: failed
//! says: on real threads

struct Of<T>(T);

impl<T> Of<T> {
    const NONE: u32 = {
        assert!(size_of::<T>() != 4);
        0
    };
}

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(Of::<AtomicU32>::NONE);
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}
