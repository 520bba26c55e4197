//! wrong: The pause is kept for the whole thread, and an attempt that tries something again itself sets it anew.
//! fails: step3_calls_do_not_disturb_each_other
//! says: tries something else

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    thread_local! {
        static PAUSE: std::cell::Cell<Duration> = const { std::cell::Cell::new(Duration::ZERO) };
    }
    PAUSE.set(first_pause);
    let mut result = attempt();
    for _ in 1..attempts {
        if result.is_ok() {
            break;
        }
        let pause = PAUSE.get();
        thread::sleep(pause);
        PAUSE.set(pause.saturating_mul(2));
        result = attempt();
    }
    result
}
