//! attack: Uses unsafe code.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile
//! says: unsafe

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    unsafe { std::hint::unreachable_unchecked() }
}
