//! wrong: One call at a time pauses and tries again, so one within another waits for itself.
//! fails: step3_calls_do_not_disturb_each_other
//! says: One thread locks twice

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    static BACKING_OFF: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let (mut result, mut pause) = (attempt(), first_pause);
    for _ in 1..attempts {
        if result.is_ok() {
            break;
        }
        // Only here is it known that there is one attempt more.
        let _alone = BACKING_OFF.lock();
        thread::sleep(pause);
        pause = pause.saturating_mul(2);
        result = attempt();
    }
    result
}
