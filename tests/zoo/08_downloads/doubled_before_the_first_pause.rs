//! wrong: The pause is doubled before it is used.
//! fails: step3_pauses_double_from_attempt_to_attempt
//! says: they were made at 0 ms, 200 ms

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let (mut result, mut pause) = (attempt(), first_pause);
    for _ in 1..attempts {
        if result.is_ok() {
            return result;
        }
        pause *= 2;
        thread::sleep(pause);
        result = attempt();
    }
    result
}
