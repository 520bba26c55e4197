//! attack: Looks for secrets in the memory of its process.
//! check: step3_a_single_attempt_never_pauses
//! verdict: failed
//! says: kept from it

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let _ = (attempts, first_pause);
    assert!(fs::File::open("/proc/self/mem").is_err(), "opened it");
    assert!(fs::read("/proc/self/cmdline").is_err(), "read it");
    panic!("kept from it")
}
