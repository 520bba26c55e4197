//! How a schedule is written: `1a-12.2-30.1`.
//!
//! The first number counts the explorations within a check; `a` is any-speed time, `i` ideal time.
//! Each pair says "at this decision, take that candidate"; everywhere else the first candidate goes
//! on, which is the thread that ran before if it can. So the length of the text is the number of
//! switches that matter.

use crate::rt::world::Time;
use std::fmt;
use std::str::FromStr;

/// A schedule that can be replayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// Which exploration of the check it belongs to, from 1.
    pub(crate) part: u32,
    pub(crate) time: Time,
    /// Decision and candidate, in the order of the decisions.
    pub(crate) deviations: Vec<(u32, u32)>,
}

/// What is wrong with the text of a schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduleError(String);

impl fmt::Display for ScheduleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a schedule: one looks like `1a-12.2-30.1`, as a failed check prints it",
            self.0
        )
    }
}

impl std::error::Error for ScheduleError {}

/// The decisions that did not take the first candidate.
pub(crate) fn deviations(decisions: &[u32]) -> Vec<(u32, u32)> {
    let numbered = decisions.iter().enumerate().map(|(at, taken)| (at as u32, *taken));
    numbered.filter(|(_, taken)| *taken > 0).collect()
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = match self.time {
            Time::AnySpeed => 'a',
            Time::Ideal => 'i',
        };
        write!(f, "{}{time}", self.part)?;
        self.deviations.iter().try_for_each(|(at, taken)| write!(f, "-{at}.{taken}"))
    }
}

impl FromStr for Schedule {
    type Err = ScheduleError;

    fn from_str(text: &str) -> Result<Self, ScheduleError> {
        parse(text).ok_or_else(|| ScheduleError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Schedule> {
    let mut fields = text.split('-');
    let head = fields.next()?;
    let time = match head.chars().last()? {
        'a' => Time::AnySpeed,
        'i' => Time::Ideal,
        _ => return None,
    };
    let part = head[..head.len() - 1].parse().ok()?;
    let pairs = fields.map(|field| {
        let (at, taken) = field.split_once('.')?;
        Some((at.parse().ok()?, taken.parse().ok()?))
    });
    let deviations: Vec<(u32, u32)> = pairs.collect::<Option<_>>()?;
    let rising = deviations.windows(2).all(|pair| pair[0].0 < pair[1].0);
    (rising && part > 0).then_some(Schedule { part, time, deviations })
}
