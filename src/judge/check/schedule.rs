//! A schedule, as people and check processes pass it on: `v2-1a-12.2-30.1`.
//!
//! After the mark of the version, the first number counts the explorations of a check; `a` is any-speed time, `i`
//! ideal time; `s1` behind it lets one wait end without a reason, and `c` makes changes of an `Arc`'s counts decisions
//! too. Each pair says "at this decision, take that candidate"; everywhere else the first candidate goes on. So two
//! versions of the engine, which number decisions or candidates differently, must not read each other's schedules:
//! that is what the mark is for.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

use super::messages;

/// The version that is read and written.
pub const VERSION: u32 = 2;

/// A schedule that can be replayed.
///
/// ```text
/// v2-1a-12.2-30.1   exploration 1, any speed; at decision 12 candidate 2, at decision 30 candidate 1
/// v2-3i             exploration 3, ideal time, without a deviation
/// v2-2as1-4.1       exploration 2, any speed, where one wait may end without a reason
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Schedule {
    /// The exploration that it belongs to, by its number within the check, from 1.
    pub part: u32,
    /// What the clock is allowed to do.
    pub time: Time,
    /// How many waits may end, or weak exchanges fail, without a reason.
    pub spurious: u32,
    /// Whether a change of an `Arc`'s counts is a decision.
    pub counts: Counts,
    /// Where another candidate than the first is chosen, and which; in the order of the decisions.
    pub deviations: Vec<(u32, u32)>,
}

/// What the clock is allowed to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// A thread may be held back while time passes.
    AnySpeed,
    /// Computing costs nothing.
    Ideal,
}

/// Whether a change of an `Arc`'s counts is a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// No: the program never asks for them.
    Unobserved,
    /// Yes.
    Observed,
}

/// Why a text is not a schedule that can be replayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScheduleError {
    /// It is a schedule of another version.
    OtherVersion { text: String, version: u32 },
    /// It is no schedule.
    NoSchedule(String),
}

impl Schedule {
    /// The schedule without a deviation.
    pub fn start(part: u32, time: Time) -> Schedule {
        Schedule { part, time, spurious: 0, counts: Counts::Unobserved, deviations: Vec::new() }
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = match self.time {
            Time::AnySpeed => "a",
            Time::Ideal => "i",
        };
        write!(f, "v{VERSION}-{}{time}", self.part)?;
        if self.spurious > 0 {
            write!(f, "s{}", self.spurious)?;
        }
        if self.counts == Counts::Observed {
            write!(f, "c")?;
        }
        self.deviations.iter().try_for_each(|(at, taken)| write!(f, "-{at}.{taken}"))
    }
}

impl FromStr for Schedule {
    type Err = ScheduleError;

    fn from_str(text: &str) -> Result<Schedule, ScheduleError> {
        let no_schedule = || ScheduleError::NoSchedule(text.to_owned());
        let (version, unmarked) = version_of(text).ok_or_else(no_schedule)?;
        if version != VERSION {
            return Err(ScheduleError::OtherVersion { text: text.to_owned(), version });
        }
        read(unmarked).ok_or_else(no_schedule)
    }
}

impl TryFrom<String> for Schedule {
    type Error = ScheduleError;

    fn try_from(text: String) -> Result<Schedule, ScheduleError> {
        text.parse()
    }
}

impl fmt::Display for ScheduleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            ScheduleError::OtherVersion { text, version } => messages::other_version(text, *version, VERSION),
            ScheduleError::NoSchedule(text) => messages::no_schedule(text),
        })
    }
}

impl std::error::Error for ScheduleError {}

/// The version, and what stands behind its mark. Version 1 had no mark, and is recognised by its form.
fn version_of(text: &str) -> Option<(u32, &str)> {
    match text.strip_prefix('v') {
        Some(marked) => {
            let (version, unmarked) = marked.split_once('-')?;
            Some((version.parse().ok()?, unmarked))
        }
        None => read(text).map(|_| (1, text)),
    }
}

fn read(unmarked: &str) -> Option<Schedule> {
    let mut fields = unmarked.split('-');
    let (part, mode) = digits(fields.next()?);
    let deviations: Vec<(u32, u32)> = fields.map(deviation).collect::<Option<_>>()?;
    let rising = deviations.windows(2).all(|pair| pair[0].0 < pair[1].0);
    let part = part.parse().ok().filter(|part| *part > 0 && rising)?;
    Some(Schedule { deviations, ..moded(part, mode)? })
}

/// The schedule of this exploration without a deviation, from the letters behind its number.
fn moded(part: u32, mode: &str) -> Option<Schedule> {
    let (time, rest) = match (mode.strip_prefix('a'), mode.strip_prefix('i')) {
        (Some(rest), _) => (Time::AnySpeed, rest),
        (_, Some(rest)) => (Time::Ideal, rest),
        _ => return None,
    };
    let (spurious, rest) = match rest.strip_prefix('s').map(digits) {
        Some((number, rest)) => (number.parse().ok()?, rest),
        None => (0, rest),
    };
    let counts = match rest {
        "" => Counts::Unobserved,
        "c" => Counts::Observed,
        _ => return None,
    };
    Some(Schedule { spurious, counts, ..Schedule::start(part, time) })
}

/// The digits at the beginning, and what follows.
fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len()))
}

/// The first candidate is no deviation.
fn deviation(field: &str) -> Option<(u32, u32)> {
    let (at, taken) = field.split_once('.')?;
    Some((at.parse().ok()?, taken.parse().ok().filter(|taken| *taken > 0)?))
}
