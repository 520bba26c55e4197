//! wrong: A success does not end the attempts.
//! fails: step3_the_first_success_is_the_result_at_once
//! says: attempt 1 of 4 succeeds

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let (mut result, mut pause) = (attempt(), first_pause);
    for _ in 1..attempts {
        thread::sleep(pause);
        pause *= 2;
        let next = attempt();
        result = result.or(next);
    }
    result
}
