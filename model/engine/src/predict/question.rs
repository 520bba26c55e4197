//! What authors of questions write.

use super::find;
use super::program::Program;
use protocol::question::Found;
use std::fmt::{Debug, Display};
use std::time::Duration;

/// A question: what it asks about, and how its key is found.
pub struct Question {
    pub(crate) kind: &'static str,
    pub(crate) about: String,
    pub(crate) shown: Vec<&'static str>,
    pub(crate) call: String,
    pub(crate) because: String,
    pub(crate) find: Box<dyn FnOnce(usize) -> Result<Found, String>>,
}

/// Which cells of an interleaving are hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// The values that threads read and write, except this many at the beginning, and what the program returns.
    ValuesFrom(usize),
    /// When each row happens, except this many at the beginning.
    TimesFrom(usize),
}

impl Question {
    /// What belongs in the hidden cells of the interleaving in which the threads do one visible operation each, in
    /// this order. They are numbered from 0 in the order of their start.
    pub fn cells<T: Debug + Send + 'static>(
        about: impl Into<String>,
        program: Program<T>,
        turns: &[usize],
        hidden: Hidden,
    ) -> Question {
        let turns = turns.to_vec();
        Question::new("cells", about, program, move |body, _| find::cells(&turns, hidden, body))
    }

    /// When each operation happens, in ideal time and without a needless switch.
    pub fn times<T: Debug + Send + 'static>(
        about: impl Into<String>,
        program: Program<T>,
        hidden: Hidden,
    ) -> Question {
        Question::new("cells", about, program, move |body, _| find::times(hidden, body))
    }

    /// Which of the values `among` the program can return, whatever the schedule.
    pub fn outcomes<T: Ord + Display + Send + 'static>(
        about: impl Into<String>,
        program: Program<T>,
        among: &[&str],
    ) -> Question {
        let among = among.iter().map(ToString::to_string).collect();
        Question::new("outcomes", about, program, move |body, width| find::outcomes(among, width, body))
    }

    /// Which thread waits for what when the program is stuck for ever.
    pub fn standstill<T: Send + 'static>(about: impl Into<String>, program: Program<T>) -> Question {
        Question::new("blocked", about, program, |body, _| find::standstill(body))
    }

    /// Which thread waits for what when the program has run for `at` of virtual time.
    pub fn waiting<T: 'static>(about: impl Into<String>, program: Program<T>, at: Duration) -> Question {
        Question::new("blocked", about, program, move |body, width| find::waiting(at, width, body))
    }

    /// How many seconds of virtual time the program takes.
    pub fn lasts<T: Send + 'static>(about: impl Into<String>, program: Program<T>) -> Question {
        Question::new("lasts", about, program, |body, width| find::lasts(width, body))
    }

    /// In which order the program's results come out.
    pub fn order<T: Display + Ord + Send + 'static>(
        about: impl Into<String>,
        program: Program<Vec<T>>,
    ) -> Question {
        Question::new("order", about, program, |body, width| find::order(width, body))
    }

    fn new<T: 'static>(
        kind: &'static str,
        about: impl Into<String>,
        program: Program<T>,
        find: impl FnOnce(find::Body<T>, usize) -> Result<Found, String> + 'static,
    ) -> Question {
        let body = program.body;
        Question {
            kind,
            about: about.into(),
            shown: vec![program.name],
            call: program.call,
            because: String::new(),
            find: Box::new(move |width| find(body, width)),
        }
    }

    /// These functions are shown as well.
    #[must_use]
    pub fn also(mut self, functions: &[&'static str]) -> Question {
        self.shown.extend(functions);
        self
    }

    /// Only these functions are shown, and not the one that is run: it only calls them.
    #[must_use]
    pub fn showing(mut self, functions: &[&'static str]) -> Question {
        self.shown = functions.to_vec();
        self
    }

    /// Why the key is as it is: shown after the answer.
    #[must_use]
    pub fn because(mut self, why: impl Into<String>) -> Question {
        self.because = why.into();
        self
    }
}
