//! wrong: The pause grows by the first one each time, and does not double.
//! fails: step3_pauses_double_from_attempt_to_attempt
//! says: grows by the same

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let mut result = attempt();
    for number in 1..attempts {
        if result.is_ok() {
            return result;
        }
        thread::sleep(first_pause * number);
        result = attempt();
    }
    result
}
