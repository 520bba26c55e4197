//! attack: Hides that a step is not begun.
//! check: step4_no_update_is_lost
//! verdict: failed

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    // The work is left out.
    /* todo!("step 4") */
    let _ = (workers, tasks, pause);
    0
}
