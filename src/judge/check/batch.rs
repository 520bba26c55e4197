//! Which answers are built into one program. The checks of a lesson differ little from answer to answer, and linking and
//! loading the model is done once: sixteen together take half the time of sixteen alone.

use super::lessons::Lesson;
use super::plan::{Answer, Judging, Plan};

/// At most this many answers are built together.
const SIZE: usize = 16;

/// Answers to one lesson, in one program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The program.
    pub bin: String,
    /// The answers, as indices into [`Plan::answers`].
    pub answers: Vec<usize>,
}

impl Batch {
    /// One answer alone.
    pub fn of_one(plan: &Plan, answer: usize) -> Batch {
        Batch { bin: plan.answers[answer].bin.clone(), answers: vec![answer] }
    }

    /// Its answers.
    pub fn answers_of<'a>(&self, plan: &'a Plan) -> Vec<&'a Answer> {
        self.answers.iter().map(|index| &plan.answers[*index]).collect()
    }

    /// These answers; those that somebody works on alone, since who edits one waits for that one.
    pub fn of(plan: &Plan, answers: &[usize]) -> Vec<Batch> {
        let size = if plan.judging == Judging::Again { 1 } else { SIZE };
        let lesson = |answer: &usize| -> &Lesson { &plan.answers[*answer].lesson };
        let mut answers = answers.to_vec();
        answers.sort_by(|one, other| lesson(one).name.cmp(&lesson(other).name));
        let of_lessons = answers.chunk_by(|one, other| lesson(one).name == lesson(other).name);
        let together = of_lessons.flat_map(|answers| answers.chunks(size));
        together
            .map(|answers| Batch {
                bin: name(&plan.answers[answers[0]], answers.len()),
                answers: answers.to_vec(),
            })
            .collect()
    }
}

/// The name of the first is in it, by which what was built is found again.
fn name(first: &Answer, count: usize) -> String {
    if count == 1 { first.bin.clone() } else { format!("{}-and-{}", first.bin, count - 1) }
}
