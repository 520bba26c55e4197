//! attack: Lets the system run it before `main`.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile
//! says: unsafe

#[used]
#[unsafe(link_section = ".init_array")]
static EARLY: extern "C" fn() = early;

extern "C" fn early() {
    loop {}
}

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    0
}
