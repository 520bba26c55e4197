//! wrong: It pauses after each failure, the last one included.
//! fails: step3_after_the_last_failure_there_is_no_pause
//! says: pauses after the last failure

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let mut pause = first_pause;
    let mut result = attempt();
    for _ in 0..attempts {
        if result.is_ok() {
            return result;
        }
        thread::sleep(pause);
        pause *= 2;
        if pause < first_pause * 2u32.pow(attempts) {
            result = attempt();
        }
    }
    result
}
