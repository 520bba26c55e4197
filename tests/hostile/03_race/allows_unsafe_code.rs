//! attack: Lifts what is forbidden, and then uses unsafe code.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile
//! says: unsafe
//! first: #![allow(unsafe_code)]

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    unsafe { std::hint::unreachable_unchecked() }
}
