//! 05 · Semaphore: the types that its contracts name; nothing of it runs.

use std::time::Duration;

use super::answer::{Permit, Semaphore};

#[allow(dead_code, reason = "it is only compiled")]
fn types() {
    let semaphore: Semaphore = Semaphore::new(1);
    let _: usize = semaphore.available();
    let _: Permit<'_> = semaphore.acquire();
    let _: Option<Permit<'_>> = semaphore.try_acquire();
    let _: Option<Permit<'_>> = semaphore.acquire_timeout(Duration::ZERO);
}
