//! attack: A closure that is built from itself for ever.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile

fn deeper(depth: u32, inner: impl Fn() -> u32 + Clone) -> u32 {
    if depth == 0 { inner() } else { deeper(depth - 1, move || inner() + inner()) }
}

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    deeper(tasks, || 1)
}
