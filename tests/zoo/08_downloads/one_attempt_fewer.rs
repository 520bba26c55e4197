//! wrong: It stops one attempt before the last.
//! fails: step3_so_many_attempts_are_made_and_no_more
//! says: 1 attempt was made

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let (mut result, mut pause) = (attempt(), first_pause);
    for _ in 2..attempts {
        if result.is_ok() {
            return result;
        }
        thread::sleep(pause);
        pause *= 2;
        result = attempt();
    }
    result
}
