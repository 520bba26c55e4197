//! wrong: It pauses before each attempt, the first one included.
//! fails: step3_a_single_attempt_never_pauses
//! says: 100 ms

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let mut pause = first_pause;
    let mut last = None;
    for _ in 0..attempts {
        thread::sleep(pause);
        pause *= 2;
        match attempt() {
            Ok(value) => return Ok(value),
            Err(error) => last = Some(error),
        }
    }
    Err(last.expect("at least one attempt"))
}
