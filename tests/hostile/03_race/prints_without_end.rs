//! attack: Prints without end.
//! check: step4_no_update_is_lost
//! verdict: output_limit

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    loop {
        println!("and on and on and on and on and on and on and on and on");
    }
}
