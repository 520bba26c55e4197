//! The outcomes of executions.

use crate::trace::Trace;
use std::collections::BTreeMap;
use std::time::Duration;

/// One execution that succeeded.
#[derive(Debug, Clone)]
pub struct Run<T> {
    /// What the body returned.
    pub value: T,
    /// Virtual time from beginning to end.
    pub elapsed: Duration,
    /// What happened.
    pub trace: Trace,
}

/// What a body returned under several schedules, and how long it took, in ideal time.
#[derive(Debug, Clone)]
pub struct Timing<T> {
    /// What the body returned, once for each schedule.
    pub values: Vec<T>,
    /// The shortest virtual time.
    pub shortest: Duration,
    /// The longest virtual time.
    pub longest: Duration,
}

/// Every outcome that the schedules led to, with the number of schedules that did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcomes<T: Ord> {
    /// How many schedules led to each outcome.
    pub counts: BTreeMap<T, usize>,
}
