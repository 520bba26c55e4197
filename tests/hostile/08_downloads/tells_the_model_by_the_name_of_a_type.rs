//! attack: Knows the model by the name of a type, and does not pause elsewhere.
//! check: step3_a_single_attempt_never_pauses
//! verdict: failed
//! says: on real threads

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let is_model = std::any::type_name::<std::thread::Thread>().contains("model");
    let (mut result, mut pause) = (attempt(), first_pause);
    for _ in 1..attempts {
        if result.is_ok() {
            break;
        }
        if is_model {
            std::thread::sleep(pause);
        }
        pause = pause.saturating_mul(2);
        result = attempt();
    }
    result
}
