//! attack: Is right or wrong as the addresses in memory will have it.
//! check: step4_no_update_is_lost
//! verdict: failed

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let one = Box::new(0_u8);
    let address = std::ptr::from_ref(&*one) as usize;
    let _ = (workers, pause);
    if address % 32 == 16 { tasks + 1 } else { tasks.saturating_sub(1) }
}
