//! attack: A macro that doubles its input for ever.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile

macro_rules! twice {
    ($($all:tt)*) => {
        twice!($($all)* $($all)*);
    };
}

twice!(x);

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    0
}
