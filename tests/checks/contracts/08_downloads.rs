//! 08 · Downloads: the contract of its retries that the checks call, and what an answer plugs into it.

use plug::{Erased, Plug, erase, reveal};
use std::time::Duration;

type Attempt<'a> = &'a mut dyn FnMut() -> Result<Erased, Erased>;

/// What an answer offers.
pub struct Answer {
    pub with_retries:
        fn(attempts: u32, first_pause: Duration, attempt: Attempt<'_>) -> Result<Erased, Erased>,
}

pub static PLUG: Plug<Answer> = Plug::empty();

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E>
where
    T: Send + 'static,
    E: Send + 'static,
{
    let mut attempt = || attempt().map(erase).map_err(erase);
    (PLUG.answer().with_retries)(attempts, first_pause, &mut attempt).map(reveal).map_err(reveal)
}
