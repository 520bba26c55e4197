//! right: The pause is added to itself after each attempt but the last.

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let mut pause = first_pause;
    for _ in 1..attempts {
        if let Ok(success) = attempt() {
            return Ok(success);
        }
        thread::sleep(pause);
        pause += pause;
    }
    attempt()
}
