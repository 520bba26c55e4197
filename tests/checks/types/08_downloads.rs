//! 08 · Downloads: the types that the contract of its retries names; nothing of it runs.

use std::time::Duration;

use super::answer::with_retries;

#[allow(dead_code, reason = "it is only compiled")]
fn types(attempt: fn() -> Result<u8, u16>) {
    let _: Result<u8, u16> = with_retries(1, Duration::ZERO, attempt);
}
