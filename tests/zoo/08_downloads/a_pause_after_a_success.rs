//! wrong: It pauses before it looks whether the attempt succeeded.
//! fails: step3_the_first_success_is_the_result_at_once
//! says: it returned after

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let mut pause = first_pause;
    for number in 1..=attempts {
        let result = attempt();
        if number == attempts {
            return result;
        }
        thread::sleep(pause);
        pause *= 2;
        if result.is_ok() {
            return result;
        }
    }
    unreachable!("the last attempt returns")
}
