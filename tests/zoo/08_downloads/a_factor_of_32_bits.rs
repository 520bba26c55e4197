//! wrong: The factor has 32 bits, and overflows at the 33rd attempt.
//! fails: step3_pauses_go_on_doubling_for_as_many_attempts_as_there_are
//! says: overflow

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let mut factor = 1_u32;
    for _ in 1..attempts {
        if let Ok(success) = attempt() {
            return Ok(success);
        }
        thread::sleep(first_pause * factor);
        factor *= 2;
    }
    attempt()
}
