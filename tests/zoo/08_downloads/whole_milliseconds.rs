//! wrong: The pause is counted in whole milliseconds.
//! fails: step3_pauses_are_exact_however_long_they_are
//! says: cut to whole milliseconds

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
        thread::sleep(Duration::from_millis(first_pause.as_millis() as u64 * (1 << (number - 1))));
    }
}
