//! Exercism: <https://exercism.org/docs/building/tooling/test-runners/interface>, version 3. A step is a task. The code of a
//! check is not shown; its claim stands in its place.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use workbook_judge::check::verdict::Verdict;

use crate::ledger::Said;
use crate::messages;
use crate::results::{Grade, Results};

/// Characters of a message, at the most.
const LONGEST: usize = 65_535;

pub fn files(results: &Results, names: &BTreeMap<&str, String>) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for student in &results.students {
        let is_shown = |grade: &&Grade| results.lesson(&grade.lesson).is_some_and(|lesson| !lesson.hidden);
        for grade in student.grades.iter().filter(is_shown) {
            let place = format!("exercism/{}/{}.json", names[student.id.as_str()], grade.lesson);
            files.push((place, format!("{:#}\n", of(results.said(grade), grade))));
        }
    }
    files
}

fn of(said: &[Said], grade: &Grade) -> Value {
    let has_run = |said: &Said| !matches!(said.verdict, Verdict::DoesNotCompile | Verdict::NotStarted);
    if !said.iter().any(has_run) {
        let why = said.iter().find(|said| !said.message.is_empty()).map(|said| said.message.clone());
        let why = grade.refused.clone().or(why).unwrap_or_else(|| messages::not_handed_in().into());
        return json!({ "version": 3, "status": "error", "message": cut(&why), "tests": [] });
    }
    let all_passed = said.iter().all(|said| said.verdict == Verdict::Passed);
    let status = if all_passed { "pass" } else { "fail" };
    json!({ "version": 3, "status": status, "message": null, "tests": said.iter().map(test).collect::<Vec<_>>() })
}

fn test(said: &Said) -> Value {
    let status = match said.verdict {
        Verdict::Passed => "pass",
        Verdict::Failed => "fail",
        _ => "error",
    };
    let message = (status != "pass").then(|| cut(&said.message));
    let title = messages::check_title(said);
    json!({
        "name": title,
        "task_id": said.step,
        "test_code": title,
        "status": status,
        "message": message,
        "output": null,
    })
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST / 4).collect()
}
