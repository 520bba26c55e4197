//! wrong: The time that an attempt took is taken off the pause after it.
//! fails: step3_pauses_double_from_attempt_to_attempt
//! says: a pause begins when an attempt has failed

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let begin = std::time::Instant::now();
    let (mut result, mut pause) = (attempt(), first_pause);
    let mut took = begin.elapsed();
    for _ in 1..attempts {
        if result.is_ok() {
            break;
        }
        // Only here is it known that there is one attempt more.
        thread::sleep(pause.saturating_sub(took));
        pause = pause.saturating_mul(2);
        let begin = std::time::Instant::now();
        result = attempt();
        took = begin.elapsed();
    }
    result
}
