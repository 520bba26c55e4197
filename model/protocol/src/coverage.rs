//! What an exploration has shown, said exactly.

use crate::macros::{choice, record};

choice! {
    /// Which schedules of a program were tried.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Coverage {
        /// All of them: any other shows the same as one of these.
        Whole {
            /// How many were run.
            schedules: usize,
        },
        /// All with at most so many pre-emptions, and some more.
        Bounded {
            /// How many pre-emptions.
            bound: usize,
            /// How many schedules have no more.
            schedules: usize,
            /// How many others were tried.
            more: usize,
        },
        /// A fixed selection.
        Sampled {
            /// How many.
            schedules: usize,
        },
    }
}

record! {
    /// One exploration of a check.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Exploration {
        /// Its number within the check, from 1.
        pub part: u32,
        /// What it has shown.
        pub coverage: Coverage,
    }
}

impl Coverage {
    /// How many schedules were tried.
    pub fn schedules(self) -> usize {
        match self {
            Coverage::Whole { schedules } | Coverage::Sampled { schedules } => schedules,
            Coverage::Bounded { schedules, more, .. } => schedules + more,
        }
    }

    /// What two explorations of one check have shown together: no more than the weaker of them.
    #[must_use]
    pub fn and(self, other: Coverage) -> Coverage {
        use Coverage::{Bounded, Sampled, Whole};
        match (self, other) {
            (Whole { schedules: a }, Whole { schedules: b }) => Whole { schedules: a + b },
            (Bounded { bound, schedules, more }, Whole { schedules: all })
            | (Whole { schedules: all }, Bounded { bound, schedules, more }) => {
                Bounded { bound, schedules: schedules + all, more }
            }
            (
                Bounded { bound, schedules, more },
                Bounded { bound: other, schedules: others, more: others_more },
            ) => Bounded { bound: bound.min(other), schedules: schedules + others, more: more + others_more },
            (a, b) => Sampled { schedules: a.schedules() + b.schedules() },
        }
    }
}
