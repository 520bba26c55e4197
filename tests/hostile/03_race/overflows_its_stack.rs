//! attack: Recurses until the stack is full.
//! check: step4_no_update_is_lost
//! verdict: crashed

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    #[allow(unconditional_recursion)]
    fn down(number: u64) -> u64 {
        1 + down(std::hint::black_box(number + 1))
    }
    down(0) as u32
}
