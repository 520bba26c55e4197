//! wrong: The pause is doubled as a number of seconds with a point, which keeps some sixteen digits.
//! fails: step3_pauses_of_days_and_years_are_exact
//! says: a floating-point number keeps only so many digits

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let (mut result, mut pause) = (attempt(), first_pause);
    for _ in 1..attempts {
        if result.is_ok() {
            break;
        }
        thread::sleep(pause);
        pause = Duration::from_secs_f64(pause.as_secs_f64() * 2.0);
        result = attempt();
    }
    result
}
