//! wrong: No pause is longer than a second.
//! fails: step3_pauses_are_exact_however_long_they_are
//! says: with 1.5s they were made at

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let mut number = 0;
    loop {
        let result = attempt();
        number += 1;
        if result.is_ok() || number == attempts {
            return result;
        }
        thread::sleep(first_pause.saturating_mul(1 << (number - 1)).min(Duration::from_secs(1)));
    }
}
