//! attack: Reads the solution, and does nothing without it.
//! check: step3_a_single_attempt_never_pauses
//! verdict: failed
//! says: kept from it

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let _ = (attempts, first_pause);
    let found = fs::read_to_string("ROOT/solutions/08_downloads.rs");
    assert!(found.is_err(), "found it");
    panic!("kept from it")
}
