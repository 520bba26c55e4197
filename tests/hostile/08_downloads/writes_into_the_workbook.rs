//! attack: Writes a file into the workbook.
//! check: step3_a_single_attempt_never_pauses
//! verdict: failed
//! says: kept from it

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let _ = (attempts, first_pause);
    let written = fs::write("ROOT/tests/checks/hostile", "here");
    assert!(written.is_err(), "wrote it");
    panic!("kept from it")
}
