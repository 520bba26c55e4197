//! wrong: It tries again at once, as often as it may.
//! fails: step3_pauses_double_from_attempt_to_attempt
//! says: they were made at 0 ms, 0 ms

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let _ = first_pause;
    let mut result = attempt();
    for _ in 1..attempts {
        if result.is_ok() {
            return result;
        }
        result = attempt();
    }
    result
}
