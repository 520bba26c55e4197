//! wrong: The pause does not grow.
//! fails: step3_pauses_double_from_attempt_to_attempt
//! says: the same each time

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let mut result = attempt();
    for _ in 1..attempts {
        if result.is_ok() {
            return result;
        }
        thread::sleep(first_pause);
        result = attempt();
    }
    result
}
