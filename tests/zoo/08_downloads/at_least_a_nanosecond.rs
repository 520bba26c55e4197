//! wrong: No pause at all can't be doubled, so it begins with a nanosecond.
//! fails: step3_pauses_are_exact_however_long_they_are
//! says: of nothing

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let (mut result, mut pause) = (attempt(), first_pause.max(Duration::from_nanos(1)));
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
