//! One question after the other: shown, answered, revealed, kept.

use std::io::BufRead;

use super::{messages, show};
use workbook_judge::check::workspace::Workspace;
use workbook_judge::protocol::question::Question;
use workbook_judge::questions::answer::{self, Answer, Mark};
use workbook_judge::questions::find::Asked;
use workbook_judge::questions::find::Wanted;
use workbook_judge::questions::memory::Memory;

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
    /// Where files are shown from.
    pub workspace: &'a Workspace,
    /// The lesson's name.
    pub lesson: &'a str,
    /// What was answered before, and what is answered now.
    pub memory: &'a mut Memory,
    /// Columns of the terminal.
    pub width: usize,
    /// Where answers come from.
    pub asking: Asking,
    /// The answers.
    pub lines: &'a mut dyn BufRead,
    /// Hears what is said.
    pub say: &'a mut dyn FnMut(&str),
    /// Hears what is in the way.
    pub complain: &'a mut dyn FnMut(&str),
}

/// How it went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// Questions that could be asked.
    pub asked: usize,
    /// Questions that were answered.
    pub answered: usize,
    /// Answers as the model says.
    pub right: usize,
}

/// What came of a prompt.
enum Typed {
    Answer(Answer),
    Enough,
}

impl Session<'_> {
    /// Asks them all, or until somebody has enough.
    pub fn run(&mut self, wanted: &[Wanted], asked: &[Asked]) -> Score {
        let mut score = Score::default();
        let questions: Vec<(&Wanted, &Question)> = wanted
            .iter()
            .zip(asked)
            .filter_map(|(wanted, asked)| match asked {
                Asked::Question(question) => Some((wanted, &**question)),
                Asked::LeftOut(_) => None,
            })
            .collect();
        score.asked = questions.len();
        let mut before = None;
        for (wanted, question) in questions {
            let place =
                show::Place { lesson: self.lesson, number: score.answered + 1, of: score.asked, before };
            (self.say)(&show::question(self.workspace, question, &place, self.width));
            if before.is_none() {
                (self.say)(&messages::always());
            }
            before = Some(question);
            let Typed::Answer(answer) = self.answer_to(question) else {
                break;
            };
            let marked = answer::mark(&question.found, &answer);
            (self.say)(&show::revealed(question, &answer, &marked, self.width));
            score.answered += 1;
            score.right += usize::from(marked.overall() == Mark::Right);
            self.keep(&wanted.question.name, &answer, marked.overall());
            if score.answered < score.asked && self.has_enough() {
                break;
            }
        }
        let end = self.end(wanted, asked, score);
        (self.say)(&end);
        score
    }

    fn keep(&mut self, question: &str, answer: &Answer, mark: Mark) {
        match self.memory.keep(question, answer, mark) {
            Ok(notice) => notice.iter().for_each(|notice| (self.complain)(notice)),
            Err(problem) => (self.complain)(&problem.to_string()),
        }
    }

    /// On a terminal the next question waits until the answer was read.
    fn has_enough(&mut self) -> bool {
        if self.asking == Asking::FromAFile {
            return false;
        }
        (self.say)(messages::go_on());
        let line = self.line();
        (self.say)("\n");
        line.is_none_or(|line| line == "q")
    }

    /// The next line, unless that was the last. What can't be read is the end as well.
    fn line(&mut self) -> Option<String> {
        let mut bytes = Vec::new();
        let length = self.lines.read_until(b'\n', &mut bytes).unwrap_or(0);
        (length > 0).then(|| String::from_utf8_lossy(&bytes).trim().to_owned())
    }

    fn answer_to(&mut self, question: &Question) -> Typed {
        loop {
            if self.asking == Asking::OnATerminal {
                (self.say)(messages::prompt());
            }
            let Some(line) = self.line().filter(|line| line != "q") else {
                (self.say)("\n");
                return Typed::Enough;
            };
            if self.asking == Asking::FromAFile {
                (self.say)(&messages::echo(&line));
            }
            match answer::read(&question.found, &line) {
                Ok(answer) => return Typed::Answer(answer),
                Err(sentence) => (self.say)(&messages::once_more(&sentence)),
            }
        }
    }

    fn end(&self, wanted: &[Wanted], asked: &[Asked], score: Score) -> String {
        let due = self.memory.next_due();
        let mut text = match score.asked {
            0 if !self.memory.is_empty() => messages::nothing_open(self.lesson, due),
            _ => messages::end(self.lesson, score, self.memory.is_kept()),
        };
        for (wanted, asked) in wanted.iter().zip(asked) {
            if let Asked::LeftOut(why) = asked {
                text += &messages::left_out(&messages::title(&wanted.question.name), why, self.width);
            }
        }
        text += &match due {
            _ if score.answered < score.asked => messages::more(self.lesson),
            Some(due) if score.answered > 0 && self.memory.is_kept() => messages::when_next(self.lesson, due),
            _ => String::new(),
        };
        text
    }
}
