//! Which answers are built into one program, and which of those are one crate. The checks of a lesson differ little from
//! answer to answer, starting a compiler takes longer than a short answer does, and linking and loading the model is done
//! once.

use super::closed::is_closed;
use super::lessons::Lesson;
use super::plan::{Answer, Judging, Plan, short_hash};

/// At most this many answers are built together.
const SIZE: usize = 16;

/// How the answers of a batch are compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crates {
    /// Each as a crate of its own.
    Each,
    /// All as modules of one crate: none of them names anything outside itself.
    One,
}

/// Answers to one lesson, in one program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The program.
    pub bin: String,
    /// The answers, as indices into [`Plan::answers`].
    pub answers: Vec<usize>,
    /// How they are compiled.
    pub crates: Crates,
}

impl Batch {
    /// One answer alone.
    pub fn of_one(plan: &Plan, answer: usize) -> Batch {
        Batch { bin: plan.answers[answer].bin.clone(), answers: vec![answer], crates: Crates::Each }
    }

    /// Its answers.
    pub fn answers_of<'a>(&self, plan: &'a Plan) -> Vec<&'a Answer> {
        self.answers.iter().map(|index| &plan.answers[*index]).collect()
    }

    /// The names of the crates that its answers are in.
    pub fn crate_names<'a>(&'a self, plan: &'a Plan) -> Vec<&'a str> {
        match self.crates {
            Crates::Each => self.answers_of(plan).into_iter().map(|answer| answer.bin.as_str()).collect(),
            Crates::One => vec![&self.bin],
        }
    }

    /// All answers of the plan.
    pub fn all(plan: &Plan) -> Vec<Batch> {
        Batch::of(plan, &(0..plan.answers.len()).collect::<Vec<usize>>())
    }

    /// These answers; those that somebody works on alone, since who edits one waits for that one.
    pub fn of(plan: &Plan, answers: &[usize]) -> Vec<Batch> {
        if plan.judging == Judging::Again {
            return answers.iter().map(|answer| Batch::of_one(plan, *answer)).collect();
        }
        let lesson = |answer: &usize| -> &Lesson { &plan.answers[*answer].lesson };
        let is_one = |answer: &usize| is_closed(&plan.answers[*answer]);
        let mut answers: Vec<(&str, bool, usize)> =
            answers.iter().map(|answer| (lesson(answer).name.as_str(), is_one(answer), *answer)).collect();
        answers.sort_by_key(|(lesson, is_one, _)| (*lesson, *is_one));
        let alike = answers.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1));
        alike.flat_map(|answers| answers.chunks(SIZE)).map(|answers| Batch::together(plan, answers)).collect()
    }

    fn together(plan: &Plan, answers: &[(&str, bool, usize)]) -> Batch {
        let crates = if answers[0].1 && answers.len() > 1 { Crates::One } else { Crates::Each };
        let answers: Vec<usize> = answers.iter().map(|(.., answer)| *answer).collect();
        Batch { bin: name(plan, &answers), answers, crates }
    }
}

/// The name of the first is in it, by which what was built is found again. No other batch has it: two that differ in one
/// answer may be built at once.
fn name(plan: &Plan, answers: &[usize]) -> String {
    let bins: Vec<&str> = answers.iter().map(|answer| plan.answers[*answer].bin.as_str()).collect();
    match bins[..] {
        [alone] => alone.to_owned(),
        _ => format!("{}-and-{}-{}", bins[0], bins.len() - 1, short_hash(&bins)),
    }
}
