//! PrairieLearn: <https://docs.prairielearn.com/externalGrading/#grading-results>.

use serde_json::{Value, json};

use super::items::{self, Item};
use crate::results::{OfStudent, Results};

pub fn of(results: &Results, student: &OfStudent) -> Value {
    let items = items::shown(results, student);
    let (points, of) = items::total(results, student);
    let score = if of > 0.0 { ((points / of).clamp(0.0, 1.0) * 1e4).round() / 1e4 } else { 0.0 };
    let test = |item: &Item| {
        json!({
            "name": item.name,
            "description": item.title,
            "points": item.points,
            "max_points": item.of,
            "output": item.output,
        })
    };
    json!({
        "gradable": true,
        "score": score,
        "message": student.notes.join("\n"),
        "output": "",
        "tests": items.iter().map(test).collect::<Vec<_>>(),
    })
}
