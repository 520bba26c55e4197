//! attack: Writes a verdict where the check would, and ends the process.
//! check: step3_a_single_attempt_never_pauses
//! verdict: internal_error

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let _ = (attempts, first_pause);
    let place = env::args().skip_while(|word| word != "--verdict").nth(1).unwrap_or_default();
    let _ = fs::write(&place, "{\"verdict\": \"passed\", \"message\": \"\"}");
    if !place.is_empty() {
        std::process::exit(0);
    }
    attempt()
}
