//! What is said of a check.

use crate::Exploration;
use crate::coverage::Coverage;
use crate::macros::{choice, record};
use notation::Schedule;

choice! {
    /// What can be said of a check. There is nothing else, and no verdict is read from what an answer prints.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Verdict {
        /// It held in every schedule tried.
        Passed,
        /// It did not, and the message tells the story.
        Failed,
        /// The stub's `todo!` still stands in its step.
        NotStarted,
        /// The answer can't be built, or not even read.
        DoesNotCompile,
        /// It did not end within the time limit.
        TimedOut,
        /// A signal ended it.
        Crashed,
        /// It used more memory than it may.
        OutOfMemory,
        /// It printed more than it may.
        OutputLimit,
        /// The workbook's own mistake.
        InternalError,
    }
}

impl Verdict {
    /// Its name in the command's own JSON.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Passed => "passed",
            Verdict::Failed => "failed",
            Verdict::NotStarted => "not_started",
            Verdict::DoesNotCompile => "does_not_compile",
            Verdict::TimedOut => "timed_out",
            Verdict::Crashed => "crashed",
            Verdict::OutOfMemory => "out_of_memory",
            Verdict::OutputLimit => "output_limit",
            Verdict::InternalError => "internal_error",
        }
    }

    /// The verdict with this name.
    pub fn named(name: &str) -> Option<Verdict> {
        let all = [
            Verdict::Passed,
            Verdict::Failed,
            Verdict::NotStarted,
            Verdict::DoesNotCompile,
            Verdict::TimedOut,
            Verdict::Crashed,
            Verdict::OutOfMemory,
            Verdict::OutputLimit,
            Verdict::InternalError,
        ];
        all.into_iter().find(|verdict| verdict.name() == name)
    }
}

record! {
    /// A verdict with what stands behind it.
    #[derive(Debug, Clone)]
    pub struct Judgement {
        /// The verdict.
        pub verdict: Verdict,
        /// What people read about it: nothing when it passed.
        pub message: String,
        /// The interleaving alone.
        pub story: String,
        /// The misconception that the check recognised.
        pub misconception: Option<String>,
        /// Schedules tried, and how many of them were distinct.
        pub schedules: usize,
        /// See `schedules`.
        pub distinct: usize,
        /// How many client programs were made from specifications.
        pub programs: usize,
        /// What each exploration has shown.
        pub explorations: Vec<Exploration>,
        /// What replays the failure.
        pub schedule: Option<Schedule>,
        /// Sound but poor: shown, at no cost.
        pub advice: Vec<String>,
    }
}

impl Judgement {
    /// Nothing else is known.
    pub fn plain(verdict: Verdict, message: String) -> Judgement {
        Judgement {
            verdict,
            message,
            story: String::new(),
            misconception: None,
            schedules: 0,
            distinct: 0,
            programs: 0,
            explorations: Vec::new(),
            schedule: None,
            advice: Vec::new(),
        }
    }

    /// What all explorations together have shown; nothing if there was none.
    pub fn coverage(&self) -> Option<Coverage> {
        self.explorations.iter().map(|exploration| exploration.coverage).reduce(Coverage::and)
    }
}
