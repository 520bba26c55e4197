//! right: It parks, and looks each time how much of the pause is left.

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
        // Only here is it known that there is one attempt more.
        let begin = std::time::Instant::now();
        while let Some(left) = pause.checked_sub(begin.elapsed()).filter(|left| !left.is_zero()) {
            thread::park_timeout(left);
        }
        pause = pause.saturating_mul(2);
        result = attempt();
    }
    result
}
