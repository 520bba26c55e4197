//! attack: A static that makes the program a gibibyte long.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile

static LARGE: [u8; 1 << 30] = [1; 1 << 30];

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    LARGE[workers] as u32
}
