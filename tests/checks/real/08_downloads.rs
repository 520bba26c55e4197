//! Lesson 08 on real threads: its retries, which touch no file and no socket.

use std::time::{Duration, Instant};

use real::{Held, ensure, ensure_eq};

use super::contract::with_retries;

const PAUSE: Duration = Duration::from_millis(5);

/// The number of the attempt whose result came out, if the one that `succeeds` does, and when each was made.
fn retried(attempts: u32, succeeds: u32) -> (Result<u32, u32>, Vec<Instant>) {
    let mut made = Vec::new();
    let result = with_retries(attempts, PAUSE, || {
        made.push(Instant::now());
        let number = made.len() as u32;
        if number == succeeds { Ok(number) } else { Err(number) }
    });
    (result, made)
}

/// A machine that is slow makes pauses longer, and none makes them shorter.
pub fn step3_pauses_double_from_attempt_to_attempt() -> Held {
    let (_, made) = retried(4, 0);
    let pauses: Vec<Duration> = made.windows(2).map(|pair| pair[1] - pair[0]).collect();
    ensure_eq("The number of pauses of 4 attempts", pauses.len(), 3)?;
    let are_long_enough = pauses.iter().zip([1, 2, 4]).all(|(pause, times)| *pause >= times * PAUSE);
    ensure(
        are_long_enough,
        format!("The pauses were {pauses:?}; the first should be {PAUSE:?}, and the others double."),
    )
}

pub fn step3_so_many_attempts_are_made_and_no_more() -> Held {
    let made: Vec<usize> = [1, 2, 4].map(|attempts| retried(attempts, 0).1.len()).into();
    ensure_eq("The number of attempts made, of 1, 2 and 4 that fail", made, vec![1, 2, 4])
}

pub fn step3_the_last_error_is_the_result_when_all_fail() -> Held {
    ensure_eq("The result of 4 attempts that fail", retried(4, 0).0, Err(4))
}

pub fn step3_the_first_success_is_the_result_at_once() -> Held {
    for succeeds in 1..=3 {
        let (result, made) = retried(3, succeeds);
        ensure_eq(
            "The result, and the number of attempts made",
            (result, made.len()),
            (Ok(succeeds), succeeds as usize),
        )?;
    }
    Ok(())
}
