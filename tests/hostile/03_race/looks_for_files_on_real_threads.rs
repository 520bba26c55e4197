//! attack: Takes the files of std where there are any. There are none, so it is an answer like any other.
//! check: step4_no_update_is_lost
//! verdict: passed

mod fs {
    pub fn read(_: &str) -> Result<Vec<u8>, ()> {
        Err(())
    }
}

fn are_there() -> bool {
    #[allow(unused_imports)]
    use std::*;
    fs::read("/proc/self/cmdline").is_ok()
}

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    assert!(!are_there(), "there are files");
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}
