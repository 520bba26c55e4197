//! attack: Hides an included file in a macro.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile

macro_rules! bytes {
    ($name:literal) => {
        include_bytes!(concat!("/etc/", $name))
    };
}

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    bytes!("passwd").len() as u32
}
