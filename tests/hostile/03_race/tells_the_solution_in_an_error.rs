//! attack: Has the compiler print the solution into the feedback.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile
//! says_not: nobody can come in between

const TEXT: &str = {
    use core::*;
    include_str!("ROOT/solutions/03_race.rs")
};

const _: () = panic!("{}", TEXT);

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    0
}
