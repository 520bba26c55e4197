//! attack: Sends what a terminal obeys, in a message.
//! check: step4_no_update_is_lost
//! verdict: failed

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    panic!("\u{1b}[2J\u{1b}]0;all passed\u{7}\u{202e}")
}
