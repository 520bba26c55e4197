//! Classroom 50: <https://github.com/foundation50/classroom50/wiki/Advanced-Autograding>. Its scores are whole numbers, so
//! they are hundredths of points here. Its runner sets what it knows better: who, when, and where the submission is.

use serde_json::{Value, json};
use toml::value::Date;

use super::items::{self, Item};
use crate::results::{OfStudent, Results};

pub fn of(results: &Results, student: &OfStudent, today: Date) -> Value {
    let whole = |points: f64| (points * 100.0).round() as u64;
    let items = items::shown(results, student);
    let sum = |points: fn(&Item) -> f64| items.iter().map(|item| whole(points(item))).sum::<u64>();
    let test = |item: &Item| {
        json!({
            "test-name": item.name,
            "passed": item.passed,
            "score": whole(item.points),
            "max-score": whole(item.of),
        })
    };
    json!({
        "schema": "classroom50/result/v1",
        "classroom": results.class,
        "assignment": "workbook",
        "submission": student.id,
        "commit": student.id,
        "release": student.id,
        "review": student.id,
        "datetime": format!("{today}T00:00:00Z"),
        "score": sum(|item| item.points),
        "max-score": sum(|item| item.of),
        "tests": items.iter().map(test).collect::<Vec<_>>(),
    })
}
