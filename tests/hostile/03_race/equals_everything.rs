//! attack: Returns what is equal to every number.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile

#[derive(Debug)]
pub struct Any;

impl PartialEq<u32> for Any {
    fn eq(&self, _: &u32) -> bool {
        true
    }
}

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> Any {
    let _ = (workers, tasks, pause);
    Any
}
