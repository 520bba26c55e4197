//! How much of what may happen the explorations of a check have seen.

use serde::{Deserialize, Serialize};

/// What was shown by one exploration, or by several together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Coverage {
    /// Every schedule was tried, or one of which another differs only in the order of steps that do not meet.
    Whole { schedules: u64 },
    /// Every schedule with at most `bound` pre-emptions was tried, and `more` besides.
    Bounded { bound: u32, schedules: u64, more: u64 },
    /// A selection.
    Sampled { schedules: u64 },
}

/// One exploration of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exploration {
    /// Its number within the check, from 1.
    pub part: u32,
    /// What it has seen.
    pub coverage: Coverage,
}

impl Coverage {
    /// All schedules together.
    pub fn schedules(self) -> u64 {
        match self {
            Coverage::Whole { schedules } | Coverage::Sampled { schedules } => schedules,
            Coverage::Bounded { schedules, more, .. } => schedules + more,
        }
    }

    /// What both have shown: the weaker of them, with the schedules of both.
    #[must_use]
    pub fn and(self, other: Coverage) -> Coverage {
        use Coverage::{Bounded, Sampled, Whole};
        match (self, other) {
            (Whole { schedules: here }, Whole { schedules: there }) => Whole { schedules: here + there },
            (Sampled { .. }, _) | (_, Sampled { .. }) => {
                Sampled { schedules: self.schedules() + other.schedules() }
            }
            (Bounded { bound, schedules, more }, Whole { schedules: whole })
            | (Whole { schedules: whole }, Bounded { bound, schedules, more }) => {
                Bounded { bound, schedules: schedules + whole, more }
            }
            (
                Bounded { bound: here, schedules, more },
                Bounded { bound: there, schedules: others, more: beyond },
            ) => Bounded { bound: here.min(there), schedules: schedules + others, more: more + beyond },
        }
    }
}
