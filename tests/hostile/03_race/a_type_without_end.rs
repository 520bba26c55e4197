//! attack: A function that needs itself with a larger type.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile

fn nest<T>(value: T, depth: u32) -> u32 {
    if depth == 0 { size_of::<T>() as u32 } else { nest((value, 0_u8), depth - 1) }
}

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    nest(0_u8, 10)
}
