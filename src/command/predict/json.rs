//! The questions for programs. A key is told when its question was answered, and not before.

use serde_json::{Value, json};

use super::messages;
use workbook_judge::protocol::question::{Form, Question, Row, Table};
use workbook_judge::questions::answer::Mark;
use workbook_judge::questions::find::Asked;
use workbook_judge::questions::find::Wanted;
use workbook_judge::questions::memory::Memory;

/// `workbook/predict/v1`.
pub fn of(lesson: &str, wanted: &[Wanted], asked: &[Asked], memory: &Memory) -> Value {
    let questions = wanted.iter().zip(asked).map(|(wanted, asked)| {
        let name = &wanted.question.name;
        match asked {
            Asked::LeftOut(why) => json!({ "question": name, "left_out": why }),
            Asked::Question(question) => one(name, question, memory),
        }
    });
    json!({
        "schema": "workbook/predict/v1",
        "lesson": lesson,
        "questions": questions.collect::<Vec<_>>(),
    })
}

/// The same when no question can be asked, because the answer can't be read or compiled.
pub fn of_none(lesson: &str, why: &str) -> Value {
    json!({ "schema": "workbook/predict/v1", "lesson": lesson, "questions": [], "does_not_compile": why })
}

fn one(name: &str, question: &Question, memory: &Memory) -> Value {
    let sources = question
        .sources
        .iter()
        .map(|source| json!({ "first_line": source.first_line, "text": source.lines.join("\n") }));
    let answered = memory.kept(name).map(|kept| {
        json!({ "times": kept.times, "last": kept.answer, "right": kept.mark == Mark::Right, "due": kept.due })
    });
    // One that has come back has another key than the one that was revealed.
    let is_revealed = !memory.is_open(name);
    let key = is_revealed.then(|| json!({ "values": question.found.key, "because": question.because }));
    json!({
        "question": name,
        "kind": question.kind,
        "about": question.about,
        "sources": sources.collect::<Vec<_>>(),
        "call": question.call,
        "table": question.found.table.as_ref().map(table),
        "form": form(&question.found.form),
        "ask": messages::ask_in_short(&question.found.form),
        "answered": answered,
        "key": key,
    })
}

fn table(table: &Table) -> Value {
    let row = |row: &Row| json!({ "time": row.time, "thread": table.columns[row.column], "text": row.text, "line": row.line });
    json!({ "rows": table.rows.iter().map(row).collect::<Vec<_>>(), "returns": table.returns })
}

fn form(form: &Form) -> Value {
    match form {
        Form::Numbers(blanks) => json!({ "type": "numbers", "for": blanks }),
        Form::Set(among) => json!({ "type": "set", "among": among }),
        Form::Choices(blanks, among) => json!({ "type": "choices", "for": blanks, "among": among }),
        Form::Seconds => json!({ "type": "seconds" }),
        Form::Order(of) => json!({ "type": "order", "of": of }),
    }
}
