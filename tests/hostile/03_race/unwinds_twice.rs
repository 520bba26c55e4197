//! attack: Panics while it panics, which ends the process.
//! check: step4_no_update_is_lost
//! verdict: failed

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    struct Again;
    impl Drop for Again {
        fn drop(&mut self) {
            panic!("again")
        }
    }
    let _again = Again;
    panic!("once")
}
