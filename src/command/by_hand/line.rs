//! A line of play: choices one after the other, and how far along them somebody has come.

use std::fmt;
use std::str::FromStr;

use super::stand::{Choice, Stand, Time};

/// A line of play. What was chosen further on is kept while somebody goes back, until another choice is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The claim that is tried, by its number within the check.
    pub part: u32,
    /// What the clock is allowed to do.
    pub time: Time,
    /// How many moves were made.
    pub moves: usize,
    /// Where another candidate than the first was chosen, and which.
    deviations: Vec<(u32, u32)>,
}

impl Line {
    /// Before the first move.
    pub fn start(part: u32, time: Time) -> Line {
        Line { part, time, moves: 0, deviations: Vec::new() }
    }

    /// The same choices, after so many moves.
    #[must_use]
    pub fn after(&self, moves: usize) -> Line {
        Line { moves, ..self.clone() }
    }

    /// Which of the choices at this point the line goes on with.
    pub fn goes_on(&self, stand: &Stand) -> usize {
        let wanted = self.wanted(stand);
        stand.choices.iter().position(|choice| choice.index == wanted).unwrap_or(0)
    }

    fn wanted(&self, stand: &Stand) -> u32 {
        let next = self.deviations.iter().find(|(at, _)| *at == stand.decision);
        next.filter(|_| stand.choices.len() > 1).map_or(0, |(_, index)| *index)
    }

    /// One move further, by this choice.
    #[must_use]
    pub fn with(&self, stand: &Stand, choice: &Choice) -> Line {
        let mut line = self.after(stand.moves + 1);
        if self.wanted(stand) != choice.index {
            line.deviations.retain(|(at, _)| *at < stand.decision);
            line.deviations.extend((choice.index > 0).then_some((stand.decision, choice.index)));
        }
        line
    }

    /// As the check's program is asked: `1a-2.1@7`.
    pub fn asked(&self) -> String {
        format!("{self}@{}", self.moves)
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = match self.time {
            Time::AnySpeed => 'a',
            Time::Ideal => 'i',
        };
        write!(f, "{}{time}", self.part)?;
        self.deviations.iter().try_for_each(|(at, taken)| write!(f, "-{at}.{taken}"))
    }
}

/// The text is no schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSchedule;

impl FromStr for Line {
    type Err = NoSchedule;

    fn from_str(text: &str) -> Result<Line, NoSchedule> {
        read(text).ok_or(NoSchedule)
    }
}

fn read(text: &str) -> Option<Line> {
    let mut fields = text.split('-');
    let head = fields.next()?;
    let (part, time) = match (head.strip_suffix('a'), head.strip_suffix('i')) {
        (Some(part), _) => (part, Time::AnySpeed),
        (_, Some(part)) => (part, Time::Ideal),
        _ => return None,
    };
    let pair = |field: &str| {
        let (at, taken) = field.split_once('.')?;
        Some((at.parse().ok()?, taken.parse().ok()?))
    };
    let deviations: Vec<(u32, u32)> = fields.map(pair).collect::<Option<_>>()?;
    let rising = deviations.windows(2).all(|pair| pair[0].0 < pair[1].0);
    let part = part.parse().ok().filter(|part| *part > 0 && rising)?;
    Some(Line { part, time, moves: 0, deviations })
}
