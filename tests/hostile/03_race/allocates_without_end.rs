//! attack: Allocates without end.
//! check: step4_no_update_is_lost
//! verdict: out_of_memory

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let mut all = vec![1_u8; 1 << 20];
    loop {
        all.extend_from_within(..);
    }
}
