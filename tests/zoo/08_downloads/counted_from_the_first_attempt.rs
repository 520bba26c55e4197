//! wrong: All attempts are due at times counted from the beginning, so a slow attempt uses the pause up.
//! fails: step3_pauses_double_from_attempt_to_attempt
//! says: a pause begins when an attempt has failed

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let begin = std::time::Instant::now();
    let (mut result, mut pause, mut due) = (attempt(), first_pause, first_pause);
    for _ in 1..attempts {
        if result.is_ok() {
            break;
        }
        thread::sleep(due.saturating_sub(begin.elapsed()));
        pause = pause.saturating_mul(2);
        due = due.saturating_add(pause);
        result = attempt();
    }
    result
}
