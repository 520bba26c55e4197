//! Every question of every lesson, asked of the reference answers.

use std::sync::OnceLock;

use workbook_judge::check::judge::Options;
use workbook_judge::check::lessons;
use workbook_judge::check::plan::Plan;
use workbook_judge::check::workspace::Workspace;
use workbook_judge::protocol::question::{Form, Question};
use workbook_judge::questions::find::Asked;
use workbook_judge::questions::find::{self, Wanted};
use workbook_judge::questions::messages::letter;
use workbook_judge::questions::scan::{Named, Questions};

/// A question that was asked, of the reference answers.
pub struct One {
    pub lesson: String,
    pub named: Named,
    pub round: usize,
    pub question: Question,
}

impl One {
    /// Where it is, for a complaint.
    pub fn place(&self) -> String {
        format!("{} {} in round {}", self.lesson, self.named.name, self.round)
    }
}

/// Every question in so many rounds: no question has more variants.
pub const ROUNDS: usize = 3;

/// All of them, asked once for all tests.
pub fn all() -> &'static [One] {
    static ALL: OnceLock<Vec<One>> = OnceLock::new();
    ALL.get_or_init(|| asked(ROUNDS))
}

/// All of them, asked anew.
pub fn asked(rounds: usize) -> Vec<One> {
    let workspace = Workspace::find().expect("the workbook's own folder");
    let lessons = lessons::all(&workspace).expect("the lessons can be listed");
    let plan = Plan::folder(&workspace, &lessons, &workspace.root.join("solutions")).expect("the solutions");
    let mut all = Vec::new();
    for answer in &plan.answers {
        let lesson = &answer.lesson.name;
        let questions = Questions::of(&workspace, lesson).expect("the lesson's questions");
        let in_round = |round| questions.all.iter().map(move |one| Wanted { question: one.clone(), round });
        let wanted: Vec<Wanted> = (0..rounds).flat_map(in_round).collect();
        let found = find::find(&workspace, &plan, answer, &questions, &wanted, &Options::default());
        let found = found.unwrap_or_else(|problem| panic!("{lesson}: {problem}"));
        let found = found.unwrap_or_else(|unreadable| panic!("{lesson}: {}", unreadable.0));
        for (wanted, asked) in wanted.into_iter().zip(found) {
            let Asked::Question(question) = asked else {
                panic!("{lesson} {}: {asked:?}", wanted.question.name);
            };
            all.push(One {
                lesson: lesson.clone(),
                named: wanted.question,
                round: wanted.round,
                question: *question,
            });
        }
    }
    all
}

/// An answer as somebody would type it.
pub fn typed(question: &Question, values: &[String]) -> String {
    match &question.found.form {
        Form::Choices(_, among) => {
            let letter_of = |value| among.iter().position(|one| one == value).map(letter);
            values.iter().map(|value| letter_of(value).expect("each value is a choice")).collect()
        }
        _ => values.join(" "),
    }
}
