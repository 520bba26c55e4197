//! attack: Has its own `assert_eq!` and `panic!`.
//! check: step4_no_update_is_lost
//! verdict: failed

#[macro_export]
macro_rules! assert_eq {
    ($($all:tt)*) => {};
}

#[macro_export]
macro_rules! panic {
    ($($all:tt)*) => {
        loop {}
    };
}

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    0
}
