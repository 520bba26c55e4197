//! One question after the other: shown, answered, revealed, kept.

use std::io::{self, BufRead};

use super::{messages, show};
use crate::check::problem::Problem;
use crate::check::workspace::Workspace;
use crate::command::say;
use crate::questions::answer::{Answer, Mark};
use crate::questions::find::Wanted;
use crate::questions::memory::Memory;
use crate::questions::question::{Asked, Question};

/// Where answers come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// Somebody types.
    OnATerminal,
    /// They are there already; what is read is printed, so that the whole can be followed.
    FromAFile,
}

/// A sitting.
pub struct Session<'a> {
    pub workspace: &'a Workspace,
    pub lesson: &'a str,
    pub memory: &'a mut Memory,
    pub width: usize,
    pub asking: Asking,
}

/// What came of a prompt.
enum Typed {
    Answer(Answer),
    Enough,
}

impl Session<'_> {
    /// Asks them all, or until somebody has enough.
    ///
    /// # Errors
    /// When what was answered can't be kept.
    pub fn run(&mut self, wanted: &[Wanted], asked: &[Asked]) -> Result<(), Problem> {
        let (mut right, mut answered, mut place) = (0, 0, 0);
        let count = asked.iter().filter(|asked| matches!(asked, Asked::Question(_))).count();
        for (wanted, asked) in wanted.iter().zip(asked) {
            let Asked::Question(question) = asked else {
                continue;
            };
            place += 1;
            say(&show::question(self.workspace, question, self.lesson, (place, count), self.width));
            let Typed::Answer(answer) = self.answer_to(question) else {
                break;
            };
            let marked = question.mark(&answer);
            say(&show::revealed(question, &answer, &marked, self.width));
            answered += 1;
            right += usize::from(marked.overall() == Mark::Right);
            self.memory.keep(&wanted.question.name, &answer, marked.overall())?;
        }
        say(&self.end(wanted, asked, right, answered, count));
        Ok(())
    }

    fn answer_to(&self, question: &Question) -> Typed {
        let mut lines = io::stdin().lock();
        loop {
            if self.asking == Asking::OnATerminal {
                say(messages::prompt());
            }
            let mut line = String::new();
            // What is not text is no answer, and neither is the end.
            let length = lines.read_line(&mut line).unwrap_or(0);
            let line = line.trim();
            if length == 0 || line == "q" {
                say("\n");
                return Typed::Enough;
            }
            if self.asking == Asking::FromAFile {
                say(&messages::echo(line));
            }
            match question.read(line) {
                Ok(answer) => return Typed::Answer(answer),
                Err(sentence) => say(&messages::once_more(&sentence)),
            }
        }
    }

    fn end(&self, wanted: &[Wanted], asked: &[Asked], right: usize, answered: usize, count: usize) -> String {
        let mut text = messages::end(self.lesson, right, answered, count);
        for (wanted, asked) in wanted.iter().zip(asked) {
            if let Asked::LeftOut(why) = asked {
                text += &messages::left_out(&messages::title(&wanted.question.name), why, self.width);
            }
        }
        text + &messages::when_next(self.lesson, self.memory.next_due())
    }
}
