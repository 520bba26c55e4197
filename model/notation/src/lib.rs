//! A schedule, as people and processes pass it on: `v2-1a-12.2-30.1`.
//!
//! `v2` is the version of this notation: what a number means depends on it. The next number counts the explorations
//! within a check; `a` is any-speed time, `i` ideal time; `s1` behind it lets one wait end for no reason, `c` makes
//! changes of an `Arc`'s counts scheduling points. Each pair says "at this decision, take that candidate"; everywhere
//! else the first candidate goes on, which is the thread that ran before if it can. So the length of the text is the
//! number of switches that matter.

#![forbid(unsafe_code)]

mod messages;

use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

/// The version that is read and written.
pub const VERSION: u32 = 2;

/// A schedule that can be replayed.
///
/// ```text
/// v2-1a-12.2-30.1   exploration 1, any speed; at decision 12 candidate 2, at decision 30 candidate 1
/// v2-3i             exploration 3, ideal time, without a deviation
/// v2-2as1-4.1       exploration 2, any speed, where one wait may end without a reason
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// Which exploration of the check it belongs to, from 1.
    pub part: u32,
    /// How its executions are run.
    pub mode: Mode,
    /// Decision and candidate, in the order of the decisions.
    pub deviations: Vec<(u32, u32)>,
}

/// How one series of executions is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mode {
    /// What the clock is allowed to do.
    pub time: Time,
    /// How many waits of an execution may end, and weak exchanges fail, for no reason.
    pub spurious: usize,
    /// Whether a change of an `Arc`'s counts is a scheduling point.
    pub counts: Counts,
}

/// What the clock is allowed to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// Computing costs nothing: the clock moves only when nothing can run.
    Ideal,
    /// Any thread may be held back, so a deadline may pass while others could still run.
    AnySpeed,
}

/// Whether a change of an `Arc`'s counts is a scheduling point. Nobody can tell where nobody asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// It is none: the program never asks for them.
    Unobserved,
    /// It is one.
    Observed,
}

/// Why a text is not a schedule that can be replayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScheduleError {
    /// It is none.
    Malformed(String),
    /// It was written by a workbook of another version, and means something else here.
    OtherVersion { text: String, version: u32 },
}

impl Mode {
    /// Nothing happens for no reason.
    pub const fn plain(time: Time) -> Mode {
        Mode { time, spurious: 0, counts: Counts::Unobserved }
    }
}

impl Schedule {
    /// In ideal time, without a switch that is not needed.
    pub fn straight() -> Schedule {
        Schedule::start(1, Time::Ideal)
    }

    /// Without a deviation.
    pub fn start(part: u32, time: Time) -> Schedule {
        Schedule { part, mode: Mode::plain(time), deviations: Vec::new() }
    }
}

/// The decisions that did not take the first candidate.
pub fn deviations(decisions: &[u32]) -> Vec<(u32, u32)> {
    let numbered = decisions.iter().enumerate().map(|(at, taken)| (at as u32, *taken));
    numbered.filter(|(_, taken)| *taken > 0).collect()
}

impl fmt::Display for ScheduleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            ScheduleError::Malformed(text) => messages::malformed(text),
            ScheduleError::OtherVersion { text, version } => messages::other_version(text, *version),
        })
    }
}

impl std::error::Error for ScheduleError {}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = match self.mode.time {
            Time::AnySpeed => "a",
            Time::Ideal => "i",
        };
        write!(f, "v{VERSION}-{}{time}", self.part)?;
        if self.mode.spurious > 0 {
            write!(f, "s{}", self.mode.spurious)?;
        }
        if self.mode.counts == Counts::Observed {
            write!(f, "c")?;
        }
        self.deviations.iter().try_for_each(|(at, taken)| write!(f, "-{at}.{taken}"))
    }
}

impl FromStr for Schedule {
    type Err = ScheduleError;

    fn from_str(text: &str) -> Result<Self, ScheduleError> {
        let malformed = || ScheduleError::Malformed(text.to_owned());
        let (version, rest) = version(text).ok_or_else(malformed)?;
        if version != VERSION {
            return Err(ScheduleError::OtherVersion { text: text.to_owned(), version });
        }
        parse(rest).ok_or_else(malformed)
    }
}

impl Serialize for Schedule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Schedule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// The version, and what stands behind its mark. Version 1 had no mark, and is recognised by its form.
fn version(text: &str) -> Option<(u32, &str)> {
    match text.strip_prefix('v') {
        Some(marked) => {
            let (version, rest) = marked.split_once('-')?;
            Some((version.parse().ok()?, rest))
        }
        None => parse(text).map(|_| (1, text)),
    }
}

fn parse(text: &str) -> Option<Schedule> {
    let mut fields = text.split('-');
    let (part, mode) = digits(fields.next()?);
    let part = part.parse().ok()?;
    let pairs = fields.map(|field| {
        let (at, taken) = field.split_once('.')?;
        Some((at.parse().ok()?, taken.parse().ok()?))
    });
    let deviations: Vec<(u32, u32)> = pairs.collect::<Option<_>>()?;
    let rising = deviations.windows(2).all(|pair| pair[0].0 < pair[1].0);
    // The first candidate is no deviation.
    let deviates = deviations.iter().all(|(_, taken)| *taken > 0);
    (rising && deviates && part > 0).then_some(Schedule { part, mode: parse_mode(mode)?, deviations })
}

fn parse_mode(text: &str) -> Option<Mode> {
    let mut mode = Mode::plain(match text.chars().next()? {
        'a' => Time::AnySpeed,
        'i' => Time::Ideal,
        _ => return None,
    });
    let mut rest = &text[1..];
    if let Some((number, behind)) = rest.strip_prefix('s').map(digits) {
        (mode.spurious, rest) = (number.parse().ok()?, behind);
    }
    if let Some(behind) = rest.strip_prefix('c') {
        (mode.counts, rest) = (Counts::Observed, behind);
    }
    rest.is_empty().then_some(mode)
}

/// The digits at the beginning, and what follows.
fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len()))
}
