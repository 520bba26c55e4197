//! attack: Takes the runtime of the model in as a crate.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    model_runtime::world();
    0
}
