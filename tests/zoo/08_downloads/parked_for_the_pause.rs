//! wrong: It parks for the pause, and an `unpark` that came before ends it at once.
//! fails: step3_pauses_double_from_attempt_to_attempt
//! says: has to be looked at again

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let (mut result, mut pause) = (attempt(), first_pause);
    for _ in 1..attempts {
        if result.is_ok() {
            break;
        }
        // Only here is it known that there is one attempt more.
        thread::park_timeout(pause);
        pause = pause.saturating_mul(2);
        result = attempt();
    }
    result
}
