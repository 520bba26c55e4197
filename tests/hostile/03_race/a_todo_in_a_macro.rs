//! attack: Hides that a step is not begun, in a macro.
//! check: step4_no_update_is_lost
//! verdict: not_started

macro_rules! later {
    () => {
        todo!("step 4")
    };
}

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    later!()
}
