//! attack: Gives a function the name of one of the C library.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile
//! says: unsafe

#[unsafe(no_mangle)]
pub extern "C" fn write(_: i32, _: *const u8, length: usize) -> isize {
    length as isize
}

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    0
}
