//! wrong: The pause is counted in whole seconds, once it has some.
//! fails: step3_pauses_are_exact_however_long_they_are
//! says: cut to whole seconds

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let whole = Duration::from_secs(first_pause.as_secs());
    let mut pause = if whole.is_zero() { first_pause } else { whole };
    for _ in 1..attempts {
        if let Ok(success) = attempt() {
            return Ok(success);
        }
        thread::sleep(pause);
        pause *= 2;
    }
    attempt()
}
