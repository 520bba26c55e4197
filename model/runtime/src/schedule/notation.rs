//! How a schedule is written: `v2-1a-12.2-30.1`.
//!
//! `v2` is the version of this notation: what a number means depends on it. The next number counts the explorations
//! within a check; `a` is any-speed time, `i` ideal time; `s1` behind it lets one wait end for no reason, `c` makes
//! changes of an `Arc`'s counts scheduling points. Each pair says "at this decision, take that candidate"; everywhere
//! else the first candidate goes on, which is the thread that ran before if it can. So the length of the text is the
//! number of switches that matter.

use crate::world::{Counts, Mode, Time};
use std::fmt;
use std::str::FromStr;

const VERSION: &str = "v2";

/// A schedule that can be replayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// Which exploration of the check it belongs to, from 1.
    pub part: u32,
    pub mode: Mode,
    /// Decision and candidate, in the order of the decisions.
    pub deviations: Vec<(u32, u32)>,
}

impl Schedule {
    /// In ideal time, without a switch that is not needed.
    pub fn straight() -> Schedule {
        Schedule { part: 1, mode: Mode::plain(Time::Ideal), deviations: Vec::new() }
    }
}

/// What is wrong with the text of a schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScheduleError {
    /// It is none.
    Malformed(String),
    /// It was written by a workbook of another version, and means something else here.
    OtherVersion(String, String),
}

impl fmt::Display for ScheduleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ScheduleError::Malformed(text) => write!(
                f,
                "`{text}` is not a schedule: one looks like `{VERSION}-1a-12.2-30.1`, as a failed check prints it"
            ),
            ScheduleError::OtherVersion(text, version) => write!(
                f,
                "`{text}` is a schedule of version {version}; this workbook reads version {}: \
                 check again to get a new one",
                &VERSION[1..]
            ),
        }
    }
}

impl std::error::Error for ScheduleError {}

/// The decisions that did not take the first candidate.
pub fn deviations(decisions: &[u32]) -> Vec<(u32, u32)> {
    let numbered = decisions.iter().enumerate().map(|(at, taken)| (at as u32, *taken));
    numbered.filter(|(_, taken)| *taken > 0).collect()
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = match self.mode.time {
            Time::AnySpeed => "a",
            Time::Ideal => "i",
        };
        write!(f, "{VERSION}-{}{time}", self.part)?;
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
        let (version, rest) = match text.strip_prefix('v').and_then(|marked| marked.split_once('-')) {
            Some((version, rest)) if version.bytes().all(|byte| byte.is_ascii_digit()) => (version, rest),
            // The first version had no mark.
            _ => ("1", text),
        };
        match parse(rest) {
            Some(_) if version != &VERSION[1..] => {
                Err(ScheduleError::OtherVersion(text.to_owned(), version.to_owned()))
            }
            Some(schedule) => Ok(schedule),
            None => Err(ScheduleError::Malformed(text.to_owned())),
        }
    }
}

fn parse(text: &str) -> Option<Schedule> {
    let mut fields = text.split('-');
    let head = fields.next()?;
    let (part, mode) = head.split_at(head.find(|c: char| !c.is_ascii_digit())?);
    let part = part.parse().ok()?;
    let pairs = fields.map(|field| {
        let (at, taken) = field.split_once('.')?;
        Some((at.parse().ok()?, taken.parse().ok()?))
    });
    let deviations: Vec<(u32, u32)> = pairs.collect::<Option<_>>()?;
    let rising = deviations.windows(2).all(|pair| pair[0].0 < pair[1].0);
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
    if let Some(behind) = rest.strip_prefix('s') {
        let digits = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
        (mode.spurious, rest) = (behind[..digits].parse().ok()?, &behind[digits..]);
    }
    if let Some(behind) = rest.strip_prefix('c') {
        (mode.counts, rest) = (Counts::Observed, behind);
    }
    rest.is_empty().then_some(mode)
}
