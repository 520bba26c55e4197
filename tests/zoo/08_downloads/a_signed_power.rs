//! wrong: The factor is a power in 31 bits, and overflows at the 33rd attempt.
//! fails: step3_pauses_go_on_doubling_for_as_many_attempts_as_there_are
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
        thread::sleep(first_pause * 2_i32.pow(number - 1).unsigned_abs());
    }
}
