//! wrong: Nobody pauses for more than a year, so it gives up.
//! fails: step3_pauses_of_days_and_years_are_exact
//! says: and not at

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let (mut result, mut pause) = (attempt(), first_pause);
    for _ in 1..attempts {
        if result.is_ok() || pause > Duration::from_secs(365 * 24 * 3600) {
            break;
        }
        thread::sleep(pause);
        pause *= 2;
        result = attempt();
    }
    result
}
