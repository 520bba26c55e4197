//! attack: Finds other files by a variable of Cargo.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).len() as u32
}
