//! wrong: The first error is kept, and not the last one.
//! fails: step3_the_last_error_is_the_result_when_all_fail
//! says: the error of attempt 1

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let mut pause = first_pause;
    let first = match attempt() {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    for _ in 1..attempts {
        thread::sleep(pause);
        pause *= 2;
        if let Ok(value) = attempt() {
            return Ok(value);
        }
    }
    Err(first)
}
