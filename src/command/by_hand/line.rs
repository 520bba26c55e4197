//! A line of play: choices one after the other, and how far along them somebody has come.

use workbook_judge::protocol::by_hand::{Choice, Snapshot};
use workbook_judge::protocol::{Ask, Schedule, Time};

/// A line of play. What was chosen further on is kept while somebody goes back, until another choice is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The choices.
    pub schedule: Schedule,
    /// How many moves were made.
    pub moves: usize,
}

impl Line {
    /// Before the first move.
    pub fn start(part: u32, time: Time) -> Line {
        Schedule::start(part, time).into()
    }

    /// The same choices, after so many moves.
    #[must_use]
    pub fn after(&self, moves: usize) -> Line {
        Line { moves, ..self.clone() }
    }

    /// Which of the choices at this point the line continues with.
    pub fn goes_on(&self, snapshot: &Snapshot) -> usize {
        let wanted = self.wanted(snapshot);
        snapshot.choices.iter().position(|choice| choice.index == wanted).unwrap_or(0)
    }

    fn wanted(&self, snapshot: &Snapshot) -> u32 {
        let next = self.schedule.deviations.iter().find(|(at, _)| *at == snapshot.decision);
        next.filter(|_| snapshot.choices.len() > 1).map_or(0, |(_, index)| *index)
    }

    /// One move further, by this choice.
    #[must_use]
    pub fn with(&self, snapshot: &Snapshot, choice: &Choice) -> Line {
        let mut line = self.after(snapshot.moves + 1);
        if self.wanted(snapshot) != choice.index {
            let deviations = &mut line.schedule.deviations;
            deviations.retain(|(at, _)| *at < snapshot.decision);
            deviations.extend((choice.index > 0).then_some((snapshot.decision, choice.index)));
        }
        line
    }

    /// What the check's program is asked.
    pub fn asked(&self) -> Ask {
        Ask::Point { schedule: self.schedule.clone(), moves: self.moves }
    }
}

/// Before the first move of a schedule.
impl From<Schedule> for Line {
    fn from(schedule: Schedule) -> Line {
        Line { schedule, moves: 0 }
    }
}
