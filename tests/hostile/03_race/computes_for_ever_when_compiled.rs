//! attack: Keeps the compiler computing a constant.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile

const NEVER: u32 = loop {};

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    NEVER
}
