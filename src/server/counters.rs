//! What a server has seen.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a server has seen until now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Requests so far.
    pub requests: u64,
    /// Requests that are being answered now.
    pub in_flight: usize,
    /// The most that were ever in flight at once.
    pub peak: usize,
    /// The paths that were asked for, in the order of their arrival.
    pub paths: Vec<String>,
}

/// The counts, which every connection's thread writes to.
#[derive(Default)]
pub(crate) struct Counters(Mutex<Counts>);

/// A request in flight: until this is dropped.
pub(crate) struct InFlight<'a> {
    counters: &'a Counters,
    /// The number of the request.
    pub number: u64,
}

impl Counters {
    pub fn now(&self) -> Counts {
        self.lock().clone()
    }

    pub fn arrival(&self, path: &str) -> InFlight<'_> {
        let mut counts = self.lock();
        counts.requests += 1;
        counts.in_flight += 1;
        counts.peak = counts.peak.max(counts.in_flight);
        counts.paths.push(path.to_owned());
        InFlight { counters: self, number: counts.requests }
    }

    fn lock(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.counters.lock().in_flight -= 1;
    }
}
