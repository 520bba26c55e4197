//! right: It pauses by waiting for a message that nobody sends.

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let (_nobody, wait) = std::sync::mpsc::channel::<()>();
    let mut number = 0;
    loop {
        let result = attempt();
        number += 1;
        if result.is_ok() || number == attempts {
            return result;
        }
        let _ = wait.recv_timeout(first_pause * 2u32.pow(number - 1));
    }
}
