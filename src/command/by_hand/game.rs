//! What somebody who plays the scheduler can do, as a state and its changes. Nothing is run or drawn here.

use super::keys::Key;
use super::line::Line;
use super::messages;
use super::program::Look;
use workbook_judge::check::scan::Check;
use workbook_judge::check::verdict::Verdict;
use workbook_judge::protocol::Time;
use workbook_judge::protocol::by_hand::{Choice, Claim, EndKind, Snapshot, Way};

/// A claim to try, and how the checker broke it, if it did.
#[derive(Debug, Clone)]
pub struct Try {
    /// The check that makes the claim.
    pub check: Check,
    /// The claim.
    pub claim: Claim,
    /// What the checker said of the check.
    pub verdict: Verdict,
    /// The failure that the checker found in this claim.
    pub failure: Option<Line>,
}

/// The state of the game.
#[derive(Debug, Clone)]
pub struct Game {
    /// The lesson, `03_race`.
    pub lesson: String,
    /// The answer's file, as people read it, and its lines.
    pub file: String,
    /// See `file`.
    pub source: Vec<String>,
    /// Everything that can be tried.
    pub tries: Vec<Try>,
    /// Which of them is tried.
    pub at: usize,
    /// The choices made, and those further on that were made before.
    pub line: Line,
    /// How things stand.
    pub snapshot: Snapshot,
    /// Which of the choices is looked at.
    pub selected: usize,
    /// What there is to say about the last key.
    pub word: Option<String>,
    /// What is on the screen.
    pub page: Page,
}

/// What is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The threads and their story.
    Play,
    /// What the keys do.
    Help,
}

/// What must be done for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Nothing: the state says it all.
    Nothing,
    /// Look at this point of this one of the claims.
    Look(usize, Line),
    /// End the game.
    Quit,
}

impl Game {
    /// The claim that is tried.
    pub fn tried(&self) -> &Try {
        &self.tries[self.at]
    }

    /// The choice that is looked at; none at the end.
    pub fn choice(&self) -> Option<&Choice> {
        self.snapshot.choices.get(self.selected)
    }

    /// Whether the claim is seen broken.
    pub fn is_broken(&self) -> bool {
        self.snapshot.end.as_ref().is_some_and(|end| end.kind == EndKind::Broken)
    }

    /// The number by which a choice is taken.
    pub fn number_of(&self, choice: &Choice) -> usize {
        match choice.way {
            Way::Goes | Way::Time => choice.thread,
            Way::Result => choice.index as usize + 1,
        }
    }

    /// What is asked for changes the state, or needs a look at another point.
    pub fn hear(&mut self, key: Key) -> Wish {
        self.word = None;
        if self.page == Page::Help && key != Key::Quit {
            self.page = Page::Play;
            return Wish::Nothing;
        }
        match key {
            Key::Number(number) => self.take(number),
            Key::Left => self.select(self.selected.checked_sub(1)),
            Key::Right => self.select(Some(self.selected + 1)),
            Key::Go => self.go(self.selected),
            Key::Undo if self.line.moves == 0 => self.say(messages::at_the_beginning()),
            Key::Undo => self.walk(self.line.moves - 1),
            Key::Start => self.walk(0),
            Key::Finish => self.walk(usize::MAX),
            Key::Failure => self.failure(),
            Key::Next => self.claim((self.at + 1) % self.tries.len()),
            Key::Previous => self.claim((self.at + self.tries.len() - 1) % self.tries.len()),
            Key::Claim(number @ 1..) if number <= self.tries.len() => self.claim(number - 1),
            Key::Claim(number) => self.say(messages::no_claim(number, self.tries.len())),
            Key::Time => self.other_time(),
            Key::Help => {
                self.page = Page::Help;
                Wish::Nothing
            }
            Key::Quit => Wish::Quit,
        }
    }

    /// Stores the snapshot that was requested.
    pub fn see(&mut self, at: usize, line: Line, look: Look) {
        let snapshot = match look {
            Look::Snapshot(snapshot) => snapshot,
            Look::Unforeseen(snapshot) => {
                self.word = Some(messages::unforeseen());
                snapshot
            }
            Look::Misfit(why) => return self.word = Some(why),
            Look::Endless => return self.word = Some(messages::endless()),
            Look::NoClaim => return self.word = Some(messages::claim_not_reached()),
        };
        self.at = at;
        self.line = line.after(snapshot.moves);
        self.snapshot = *snapshot;
        self.selected = self.line.goes_on(&self.snapshot);
    }

    fn say(&mut self, word: String) -> Wish {
        self.word = Some(word);
        Wish::Nothing
    }

    fn walk(&self, moves: usize) -> Wish {
        Wish::Look(self.at, self.line.after(moves))
    }

    fn select(&mut self, to: Option<usize>) -> Wish {
        self.selected = to.filter(|to| *to < self.snapshot.choices.len()).unwrap_or(self.selected);
        Wish::Nothing
    }

    fn go(&mut self, choice: usize) -> Wish {
        match self.snapshot.choices.get(choice) {
            Some(choice) => Wish::Look(self.at, self.line.with(&self.snapshot, choice)),
            None => self.say(messages::is_over()),
        }
    }

    fn take(&mut self, number: usize) -> Wish {
        let position = self.snapshot.choices.iter().position(|choice| self.number_of(choice) == number);
        match position {
            Some(position) => self.go(position),
            None if self.snapshot.end.is_some() => self.say(messages::is_over()),
            None => self.say(messages::can_not_go(self, number)),
        }
    }

    fn failure(&mut self) -> Wish {
        let has_one = |at: &usize| self.tries[*at].failure.is_some();
        let others = (0..self.tries.len()).filter(|at| self.tries[*at].check == self.tried().check);
        let mut order = [self.at].into_iter().chain(others).chain(0..self.tries.len());
        let Some(at) = order.find(has_one) else {
            return self.say(messages::no_failure(self));
        };
        let line = self.tries[at].failure.clone().unwrap_or_else(|| self.line.clone());
        self.word = Some(messages::failure_opened());
        Wish::Look(at, line.after(0))
    }

    fn claim(&self, at: usize) -> Wish {
        let claim = &self.tries[at].claim;
        Wish::Look(at, Line::from(claim.start.clone()))
    }

    fn other_time(&mut self) -> Wish {
        let time = match self.line.schedule.mode.time {
            Time::AnySpeed => Time::Ideal,
            Time::Ideal => Time::AnySpeed,
        };
        if time != self.tried().claim.start.mode.time {
            self.word = Some(messages::not_the_claims_time(self.tried().claim.start.mode.time));
        }
        Wish::Look(self.at, Line::start(self.line.schedule.part, time))
    }
}
