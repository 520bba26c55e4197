//! wrong: The pause is counted in whole microseconds.
//! fails: step3_pauses_are_exact_however_long_they_are
//! says: cut to whole microseconds

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let (mut result, mut pause) = (attempt(), Duration::from_micros(first_pause.as_micros() as u64));
    for _ in 1..attempts {
        if result.is_ok() {
            break;
        }
        // Only here is it known that there is one attempt more.
        thread::sleep(pause);
        pause = pause.saturating_mul(2);
        result = attempt();
    }
    result
}
