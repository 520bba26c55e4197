//! Gradescope: <https://gradescope-autograders.readthedocs.io/en/latest/specs/#output-format>.

use serde_json::{Value, json};

use super::items::{self, Item};
use crate::messages;
use crate::results::{OfStudent, Results};

pub fn of(results: &Results, student: &OfStudent) -> Value {
    let items = items::shown(results, student);
    let test = |item: Item| {
        json!({
            "name": item.title,
            "number": item.name,
            "score": item.points,
            "max_score": item.of,
            "status": if item.passed { "passed" } else { "failed" },
            "output": item.output,
            "output_format": "text",
            "visibility": "visible",
        })
    };
    json!({
        "score": items::total(results, student).0,
        "output": student.notes.join("\n"),
        "output_format": "text",
        "test_output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "extra_data": { "judged_by": messages::provenance(&results.provenance) },
        "tests": items.into_iter().map(test).collect::<Vec<_>>(),
    })
}
