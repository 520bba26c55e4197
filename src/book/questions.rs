//! The questions of a lesson. Their keys are found by running the model when the book is made.

use serde_json::json;

use workbook_judge::check::judge::Options;
use workbook_judge::check::lessons::Lesson;
use workbook_judge::check::plan::Plan;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::stubs;
use workbook_judge::check::workspace::Workspace;
use workbook_judge::protocol::question::Question;
use workbook_judge::questions::find::{self, Asked, Wanted};
use workbook_judge::questions::scan::{Named, Questions};

use crate::{Solutions, messages};

/// A question with its key.
pub struct Predicted {
    /// The function's name, `q6_step4_every_final_value`.
    pub name: String,
    /// It.
    pub question: Question,
}

/// The questions of a lesson. Those about given code are asked of the original lesson. Those about steps need a right
/// answer, whose code is left out.
///
/// # Errors
/// When nothing can be built or run.
pub fn of_lesson(
    workspace: &Workspace,
    lessons: &[Lesson],
    lesson: &Lesson,
    options: &Options,
    solutions: Solutions,
) -> Result<Vec<Predicted>, Problem> {
    let questions = Questions::of(workspace, &lesson.name)?;
    let (given, of_steps): (Vec<Named>, Vec<Named>) =
        questions.all.iter().cloned().partition(|question| question.steps.is_empty());
    let mut found = ask(workspace, lessons, lesson, &questions, given, &stubs::folder(workspace), options)?;
    let folder = workspace.root.join("solutions");
    let mut more = ask(workspace, lessons, lesson, &questions, of_steps, &folder, options)?;
    if solutions == Solutions::Concealed {
        let of_solution = folder.join(format!("{}.rs", lesson.name)).display().to_string();
        more.iter_mut().for_each(|it| it.question.sources.retain(|source| source.file != of_solution));
    }
    found.extend(more);
    found.sort_by_key(|it| questions.all.iter().position(|question| question.name == it.name));
    Ok(found)
}

fn ask(
    workspace: &Workspace,
    lessons: &[Lesson],
    lesson: &Lesson,
    questions: &Questions,
    wanted: Vec<Named>,
    folder: &std::path::Path,
    options: &Options,
) -> Result<Vec<Predicted>, Problem> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let plan = Plan::folder(workspace, lessons, folder)?;
    let answer = plan.answers.iter().find(|answer| answer.lesson.name == lesson.name);
    let answer = answer.ok_or_else(|| Problem::Ours(messages::cannot_make(&lesson.name)))?;
    let wanted: Vec<Wanted> = wanted.into_iter().map(|question| Wanted { question, round: 0 }).collect();
    let asked = find::find(workspace, &plan, answer, questions, &wanted, options)?;
    let asked = asked.map_err(|unreadable| Problem::Ours(messages::cannot_make(&unreadable.0)))?;
    let found = wanted.into_iter().zip(asked).filter_map(|(wanted, asked)| match asked {
        Asked::Question(question) => Some(Predicted { name: wanted.question.name, question: *question }),
        Asked::LeftOut(_) => None,
    });
    Ok(found.collect())
}

/// What the page needs to ask it.
pub fn as_json(question: &Question) -> String {
    let file = |file: &str| file.rsplit(['/', '\\']).next().unwrap_or(file).to_owned();
    let sources: Vec<_> = question
        .sources
        .iter()
        .map(|source| json!({ "file": file(&source.file), "first_line": source.first_line, "lines": source.lines }))
        .collect();
    let witnesses = question
        .found
        .witnesses
        .iter()
        .map(|witness| json!({ "value": witness.value, "table": witness.table }));
    json!({
        "about": question.about,
        "sources": sources,
        "call": question.call,
        "because": question.because,
        "form": question.found.form,
        "key": question.found.key,
        "table": question.found.table,
        "story": question.found.story,
        "witnesses": witnesses.collect::<Vec<_>>(),
        "lines": question.found.lines,
    })
    .to_string()
}
