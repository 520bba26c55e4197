//! right: The function calls itself with one attempt less and twice the pause.

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    fn again<T, E>(left: u32, pause: Duration, attempt: &mut dyn FnMut() -> Result<T, E>) -> Result<T, E> {
        match attempt() {
            Err(_) if left > 1 => {
                thread::sleep(pause);
                again(left - 1, pause * 2, attempt)
            }
            result => result,
        }
    }
    again(attempts, first_pause, &mut attempt)
}
