//! wrong: No pause is multiplied by a power that does not fit.
//! fails: step3_no_pause_doubles_to_none_however_often
//! says: overflow

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
        thread::sleep(Duration::from_nanos(first_pause.as_nanos() as u64 * 2_u64.pow(number - 1)));
    }
}
